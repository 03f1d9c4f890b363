using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public static class DebuggerExtensions
{
    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = 100) => new(data, maxRows);

    public static DataDebuggerPreview Preview(this ITransformer transformer, IDataView data, int maxRows = 100)
    {
        Checks.NotNull(transformer, nameof(transformer));
        Checks.NotNull(data, nameof(data));
        return new DataDebuggerPreview(transformer.Transform(data), maxRows);
    }

    public static DataDebuggerPreview Preview(this IEstimator<ITransformer> estimator, IDataView data, int maxRows = 100, int maxTrainingRows = 100)
    {
        Checks.NotNull(estimator, nameof(estimator));
        Checks.NotNull(data, nameof(data));
        Checks.Param(maxTrainingRows >= 0, nameof(maxTrainingRows));
        IDataView training = new SkipTakeDataView(data, skip: 0, take: maxTrainingRows);
        return new DataDebuggerPreview(estimator.Fit(training).Transform(data), maxRows);
    }

    public static DataDebuggerPreview Preview<TSource>(this IDataLoader<TSource> loader, TSource source, int maxRows = 100)
    {
        Checks.NotNull(loader, nameof(loader));
        return new DataDebuggerPreview(loader.Load(source), maxRows);
    }
}
