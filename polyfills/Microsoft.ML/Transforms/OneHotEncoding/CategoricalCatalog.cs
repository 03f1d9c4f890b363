using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class CategoricalCatalog
{
    private const int DefaultMaximumNumberOfKeys = 1000000;

    public static OneHotEncodingEstimator OneHotEncoding(
        this TransformsCatalog.CategoricalTransforms catalog,
        string outputColumnName,
        string inputColumnName = null,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int maximumNumberOfKeys = DefaultMaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        IDataView keyData = null)
        => new(catalog.Environment, [(outputColumnName, inputColumnName ?? outputColumnName)], outputKind,
            new KeyOptions(maximumNumberOfKeys, keyOrdinality, AddKeyValueAnnotationsAsText: true), keyData);

    public static OneHotEncodingEstimator OneHotEncoding(
        this TransformsCatalog.CategoricalTransforms catalog,
        InputOutputColumnPair[] columns,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int maximumNumberOfKeys = DefaultMaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        IDataView keyData = null)
    {
        Checks.NotEmpty(columns, nameof(columns));
        return new(catalog.Environment, Array.ConvertAll(columns, column => (column.OutputColumnName, column.InputColumnName)), outputKind,
            new KeyOptions(maximumNumberOfKeys, keyOrdinality, AddKeyValueAnnotationsAsText: true), keyData);
    }
}
