using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>What the custom mapping of a saved stage reads. The names are part of the file format.</summary>
internal sealed class StageSource
{
    public const string InputColumn = "MLNetTorch.Stage.Input";
    public const string StateColumn = "MLNetTorch.Stage.State";

    /// <summary>The image, as Single.</summary>
    [ColumnName(InputColumn)]
    public VBuffer<float> Input { get; set; }

    /// <summary>The stage: one text, the same object in every row.</summary>
    [ColumnName(StateColumn)]
    public ReadOnlyMemory<char> State { get; set; }
}
