using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public static partial class LearningPipelineExtensions
{
    public static CompositeLoaderEstimator<TSource, TTrans> Append<TSource, TTrans>(
        this IDataLoaderEstimator<TSource, IDataLoader<TSource>> start, IEstimator<TTrans> estimator)
        where TTrans : class, ITransformer
    {
        Checks.NotNull(start, nameof(start));
        Checks.NotNull(estimator, nameof(estimator));
        return new CompositeLoaderEstimator<TSource, ITransformer>(start).Append(estimator);
    }

    public static CompositeLoaderEstimator<TSource, TTrans> Append<TSource, TTrans>(this IDataLoader<TSource> start, IEstimator<TTrans> estimator)
        where TTrans : class, ITransformer
    {
        Checks.NotNull(start, nameof(start));
        Checks.NotNull(estimator, nameof(estimator));
        return new FittedLoader<TSource>(start).Append(estimator);
    }

    public static CompositeDataLoader<TSource, TTrans> Append<TSource, TTrans>(this IDataLoader<TSource> loader, TTrans transformer)
        where TTrans : class, ITransformer
    {
        Checks.NotNull(loader, nameof(loader));
        Checks.NotNull(transformer, nameof(transformer));
        return new CompositeDataLoader<TSource, ITransformer>(loader).AppendTransformer(transformer);
    }

    private sealed class FittedLoader<TSource>(IDataLoader<TSource> loader) : IDataLoaderEstimator<TSource, IDataLoader<TSource>>
    {
        public IDataLoader<TSource> Fit(TSource input) => loader;

        public SchemaShape GetOutputSchema() => SchemaShape.Create(loader.GetOutputSchema());
    }
}
