using System.Text.Json;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>All that a model file holds of a stage: a short JSON text.</summary>
/// <param name="Input">The input column's name.</param>
/// <param name="Output">The output column's name.</param>
/// <param name="IsByte">Whether the input holds bytes; otherwise Single.</param>
/// <param name="Shape">The input's shape.</param>
/// <param name="Stage">The stage with its options.</param>
/// <param name="IsPicture">Whether the input holds pictures; files of earlier versions do not say, and never do.</param>
internal sealed record StageState(string Input, string Output, bool IsByte, int[] Shape, ImageStage Stage, bool IsPicture = false)
{
    private static readonly JsonSerializerOptions Json = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static StageState Of(StageInput input, string output, ImageStage stage)
        => new(input.Column, output, input.Kind == StageInputKind.Byte, [.. input.Shape], stage, input.Kind == StageInputKind.Picture);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="InvalidDataException">The text is damaged, or names a stage that this version does not have.</exception>
    public static StageState FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            // The state column may hand back a zero behind the end.
            var state = JsonSerializer.Deserialize<StageState>(json.TrimEnd((byte)0), Json) ?? throw new JsonException("The state is null.");
            if (state.Shape.Any(size => size < 1))
                throw new JsonException($"The shape {ImageShapes.Text(state.Shape)} is not possible.");
            if (state.IsPicture && state.Shape is not [3, _, _])
                throw new JsonException($"The shape {ImageShapes.Text(state.Shape)} is not that of a picture.");
            state.Stage.Checked();
            state.Bind();
            return state;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException(
                $"The model holds an image stage that cannot be read: {fault.Message} It is damaged, or was saved by a later version of MLNetTorch.", fault);
        }
    }

    /// <summary>The stage on rows that have been converted to Single.</summary>
    public BoundStage Bind() => Stage.Bind(Source with { Kind = StageInputKind.Single });

    /// <summary>The transformer that was saved.</summary>
    public ImageStageTransformer Restore(MLContext context) => new(context, Stage, Source, Output);

    private StageInput Source
        => new(Input, [.. Shape], IsPicture ? StageInputKind.Picture : IsByte ? StageInputKind.Byte : StageInputKind.Single);
}
