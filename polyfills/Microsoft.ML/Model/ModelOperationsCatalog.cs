using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class ModelOperationsCatalog
{
    internal IHostEnvironment Environment { get; }

    internal ModelOperationsCatalog(IHostEnvironment environment) => Environment = environment;

    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        Checks.NotNull(stream, nameof(stream));
        using var archive = new ModelArchiveWriter(stream);
        archive.Save(model, ModelArchive.TransformerFolder);
        if (inputSchema != null)
            archive.WriteSchema(inputSchema);
        archive.Seal();
    }

    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        Checks.NotEmpty(filePath, nameof(filePath));
        AtomicFile.Write(filePath, stream => Save(model, inputSchema, stream));
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Checks.NotNull(stream, nameof(stream));
        using var archive = new ModelArchiveReader(stream);
        if (archive.HasComponent(ModelArchive.TransformerFolder))
        {
            inputSchema = archive.HasSchema ? archive.ReadSchema() : null;
            return archive.Load<ITransformer>(Environment, ModelArchive.TransformerFolder);
        }

        ITransformer model = LoadWithDataLoader(archive, out IDataLoader<IMultiStreamSource> loader);
        inputSchema = loader.GetOutputSchema();
        return model;
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Checks.NotEmpty(filePath, nameof(filePath));
        using FileStream stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, Stream stream)
    {
        Checks.NotNull(loader, nameof(loader));
        Checks.NotNull(stream, nameof(stream));
        using var archive = new ModelArchiveWriter(stream);
        archive.Save(new CompositeDataLoader<TSource, ITransformer>(loader, model is null ? null : new TransformerChain<ITransformer>(model)), ModelArchive.LoaderFolder);
        archive.Seal();
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, string filePath)
    {
        Checks.NotNull(loader, nameof(loader));
        Checks.NotEmpty(filePath, nameof(filePath));
        AtomicFile.Write(filePath, stream => Save(model, loader, stream));
    }

    public ITransformer LoadWithDataLoader(Stream stream, out IDataLoader<IMultiStreamSource> loader)
    {
        Checks.NotNull(stream, nameof(stream));
        using var archive = new ModelArchiveReader(stream);
        return LoadWithDataLoader(archive, out loader);
    }

    public ITransformer LoadWithDataLoader(string filePath, out IDataLoader<IMultiStreamSource> loader)
    {
        Checks.NotEmpty(filePath, nameof(filePath));
        using FileStream stream = File.OpenRead(filePath);
        return LoadWithDataLoader(stream, out loader);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer, bool ignoreMissingColumns = true, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition, ownsTransformer: true);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, ignoreMissingColumns: false, PocoSchema.DefinitionFor(typeof(TSrc), inputSchema), null, ownsTransformer: true);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, options.IgnoreMissingColumns, options.InputSchemaDefinition, options.OutputSchemaDefinition, options.OwnsTransformer);

    private ITransformer LoadWithDataLoader(ModelArchiveReader archive, out IDataLoader<IMultiStreamSource> loader)
    {
        if (!archive.HasComponent(ModelArchive.LoaderFolder))
        {
            throw new InvalidOperationException(
                $"Model does not contain an {nameof(IDataLoader<IMultiStreamSource>)}. Perhaps this was saved with an {nameof(DataViewSchema)}, or even no information on its input at all. Consider using the {nameof(Load)} method instead.");
        }

        loader = archive.Load<IDataLoader<IMultiStreamSource>>(Environment, ModelArchive.LoaderFolder);
        if (loader is not CompositeDataLoader<IMultiStreamSource, ITransformer> composite)
            return new TransformerChain<ITransformer>();
        loader = composite.Loader;
        // Saving wraps the model in a chain of one; it comes back as it was given.
        ITransformer[] transformers = composite.Transformer.ToArray();
        return transformers.Length == 1 ? transformers[0] : composite.Transformer;
    }
}
