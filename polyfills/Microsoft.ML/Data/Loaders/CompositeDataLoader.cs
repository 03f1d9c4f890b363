using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class CompositeDataLoader<TSource, TLastTransformer> : IDataLoader<TSource>, IDisposable
    where TLastTransformer : class, ITransformer
{
    public readonly IDataLoader<TSource> Loader;

    public readonly TransformerChain<TLastTransformer> Transformer;

    public CompositeDataLoader(IDataLoader<TSource> loader, TransformerChain<TLastTransformer> transformerChain = null)
    {
        Checks.NotNull(loader, nameof(loader));
        Loader = loader;
        Transformer = transformerChain ?? new TransformerChain<TLastTransformer>();
    }

    public IDataView Load(TSource input) => Transformer.Transform(Loader.Load(input));

    public DataViewSchema GetOutputSchema() => Transformer.GetOutputSchema(Loader.GetOutputSchema());

    public CompositeDataLoader<TSource, TNewLast> AppendTransformer<TNewLast>(TNewLast transformer)
        where TNewLast : class, ITransformer
    {
        Checks.NotNull(transformer, nameof(transformer));
        return new CompositeDataLoader<TSource, TNewLast>(Loader, Transformer.Append(transformer));
    }

    public void Dispose() => Transformer.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Checks.NotNull(ctx, nameof(ctx));
        ctx.SetLoader(CompositeDataLoaderReader.Name);
        ctx.SaveModel(Loader, CompositeDataLoaderReader.LoaderPart);
        ctx.SaveModel(Transformer, CompositeDataLoaderReader.TransformerPart);
    }
}

internal static class CompositeDataLoaderReader
{
    public const string Name = "CompositeDataLoader";
    public const string LoaderPart = "Loader";
    public const string TransformerPart = "Transformer";

    [ModelLoader(Name)]
    private static CompositeDataLoader<IMultiStreamSource, ITransformer> Load(IHostEnvironment environment, ModelLoadContext context)
        => new(
            context.LoadModel<IDataLoader<IMultiStreamSource>>(environment, LoaderPart),
            context.LoadModel<TransformerChain<ITransformer>>(environment, TransformerPart));
}
