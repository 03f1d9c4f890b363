using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Checks.NotNull(data, nameof(data));
        Checks.Param(testFraction is > 0 and < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        var split = new RowSplit(data, samplingKeyColumnName, seed ?? EnvironmentSeed);
        return new TrainTestData(
            split.Range(0, testFraction, includeMaximum: false, outside: true),
            split.Range(0, testFraction, includeMaximum: false, outside: false));
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        Checks.NotNull(data, nameof(data));
        Checks.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        var split = new RowSplit(data, samplingKeyColumnName, seed ?? EnvironmentSeed);
        return Enumerable.Range(0, numberOfFolds).Select(fold =>
        {
            (double minimum, double maximum) = ((double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds);
            return new TrainTestData(
                split.Range(minimum, maximum, includeMaximum: true, outside: true),
                split.Range(minimum, maximum, includeMaximum: true, outside: false));
        }).ToArray();
    }

    private int? EnvironmentSeed => (Environment as EnvironmentBase)?.Root.Seed;

    public struct TrainTestData
    {
        public readonly IDataView TrainSet;

        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
