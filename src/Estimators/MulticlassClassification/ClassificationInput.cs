using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>The columns that a classifier learns from, and the sizes that they give its network.</summary>
internal static class ClassificationInput
{
    /// <summary>The sizes of the network: the dimensions of the feature column and the classes of the label.</summary>
    /// <exception cref="ArgumentException">A column is missing or cannot be used.</exception>
    public static NetworkShape ShapeOf(DataViewSchema schema, TorchTrainerOptions options)
    {
        var features = FeatureColumns.ShapeOf(schema, options.FeatureColumnName);
        var classes = LabelColumn.CountOf(schema, options.LabelColumnName);
        return classes >= 2
            ? new NetworkShape(features, classes)
            : throw new ArgumentException($"The label column '{options.LabelColumnName}' has {classes} class(es); a classifier needs at "
                + "least 2. Is the data set that its key was made from empty, or all of one class?");
    }

    /// <summary>Checks the promised columns as far as a promise goes: names and types, not sizes.</summary>
    /// <exception cref="ArgumentException">A column is missing or cannot be used.</exception>
    public static void Check(SchemaShape input, TorchTrainerOptions options)
    {
        var features = input.Find(options.FeatureColumnName, "feature");
        if (features.ItemType != NumberDataViewType.Single || features.IsKey)
        {
            throw new ArgumentException($"The feature column '{features.Name}' holds {features.ItemType}; a network reads Single values. "
                + $"Convert it first: ml.Torch().ToTensor(\"{features.Name}\") for bytes 0..255, else ml.Transforms.Conversion.ConvertType.");
        }
        if (features.Kind == SchemaShape.Column.VectorKind.VariableVector)
        {
            throw new ArgumentException($"The feature column '{features.Name}' is a vector of unknown size; a network needs the size of a "
                + "row. State it when the data is loaded, with [VectorType(28, 28)] on the member or a SchemaDefinition.");
        }
        var label = input.Find(options.LabelColumnName, "label");
        if (!label.IsKey || label.Kind != SchemaShape.Column.VectorKind.Scalar)
        {
            throw new ArgumentException($"The label column '{label.Name}' holds {label.ItemType}, not a key; a classifier needs a key, which "
                + $"numbers the classes. Append ml.Transforms.Conversion.MapValueToKey(\"{label.Name}\") before the trainer.");
        }
    }
}
