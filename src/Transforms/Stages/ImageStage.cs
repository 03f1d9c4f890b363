using System.Text.Json.Serialization;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>
/// What a stage does to one image: a rule for the shape, arithmetic on the values, and options that are its whole state.
/// </summary>
/// <remarks>
/// Everything that ML.NET asks of a stage (columns, cursors, promises, saving) is in this folder once; a stage adds a record.
/// The records are what a model file holds, under the names listed here: nothing else is ever created from a file.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ToTensorStage), "ToTensor")]
[JsonDerivedType(typeof(NormalizeChannelsStage), "NormalizeChannels")]
[JsonDerivedType(typeof(ReshapeStage), "Reshape")]
[JsonDerivedType(typeof(FlattenStage), "Flatten")]
[JsonDerivedType(typeof(PadStage), "Pad")]
[JsonDerivedType(typeof(CenterCropStage), "CenterCrop")]
[JsonDerivedType(typeof(GrayscaleStage), "Grayscale")]
internal abstract record ImageStage
{
    /// <summary>The name in messages: that of the catalog's method.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>Whether raw bytes and pictures may come in, not only Single.</summary>
    [JsonIgnore]
    public virtual bool AcceptsPixels => false;

    /// <summary>Which annotations of the input still hold for the output.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> KeptAnnotations => [];

    /// <summary>Whether the output is normalised, so that ML.NET's trainers need not do it again.</summary>
    [JsonIgnore]
    public virtual bool Normalizes => false;

    /// <summary>The stage itself, if its options are possible for any input at all.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public virtual ImageStage Checked() => this;

    /// <summary>The stage with whatever its options left to be learned from the data.</summary>
    public virtual ImageStage Learn(IDataView data, StageInput input) => this;

    /// <summary>Checks the options against the input's shape and prepares the arithmetic.</summary>
    /// <exception cref="ArgumentException">They do not fit: the message names stage, column, shape and cure.</exception>
    public abstract BoundStage Bind(StageInput input);
}
