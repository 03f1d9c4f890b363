using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The annotations of an output column: those of the input that still hold, and whether it is normalised.</summary>
internal static class StageAnnotations
{
    public const string SlotNames = "SlotNames";
    public const string IsNormalized = "IsNormalized";

    public static DataViewSchema.Annotations Of(ImageStage stage, DataViewSchema.Column input)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(input.Annotations, kind => Keeps(stage, kind));
        if (stage.Normalizes)
            builder.AddPrimitiveValue(IsNormalized, BooleanDataViewType.Instance, true);
        return builder.ToAnnotations();
    }

    public static IEnumerable<KeyValuePair<string, DataViewType>> Promise(ImageStage stage, SchemaShape.Column input)
    {
        foreach (var kind in input.Annotations)
            if (Keeps(stage, kind.Name))
                yield return new(kind.Name, kind.Kind == SchemaShape.Column.VectorKind.Scalar
                    ? kind.ItemType
                    : new VectorDataViewType((PrimitiveDataViewType)kind.ItemType, 1));
        if (stage.Normalizes)
            yield return new(IsNormalized, BooleanDataViewType.Instance);
    }

    private static bool Keeps(ImageStage stage, string kind)
        => stage.KeptAnnotations.Contains(kind) && !(stage.Normalizes && kind == IsNormalized);
}
