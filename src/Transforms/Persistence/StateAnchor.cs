using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>A column that is 0 in every row: the input that an expression must have, even one that is a constant.</summary>
internal sealed class StateAnchor
{
    public const string Column = "MLNetTorch.Anchor";

    [ColumnName(Column)]
    public int Value { get; set; }
}

/// <summary>Makes the anchor when ML.NET loads a model.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class StateAnchorFactory : CustomMappingFactory<NoColumns, StateAnchor>
{
    public const string Contract = "MLNetTorch.StateAnchor";

    public override Action<NoColumns, StateAnchor> GetMapping() => static (_, anchor) => anchor.Value = 0;
}
