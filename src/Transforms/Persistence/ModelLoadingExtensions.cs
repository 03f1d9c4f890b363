using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Loading models that hold networks.</summary>
public static class ModelLoadingExtensions
{
    /// <summary>
    /// Loads a model as <c>ml.Model.Load</c> does, and gives its networks batched scoring and their own type back
    /// (an <see cref="ITorchTransformer"/>). Such a model can be saved again.
    /// </summary>
    /// <param name="torch">The catalog.</param>
    /// <param name="path">A file written by <c>ml.Model.Save</c>.</param>
    /// <param name="inputSchema">The columns that the model was saved for.</param>
    /// <returns>The model; dispose it (it is <see cref="IDisposable"/>) to free the networks' memory early.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is cut short or altered, was saved by another stack or in another format version, or is no model.
    /// </exception>
    /// <exception cref="InvalidOperationException">It names a builder that is not registered.</exception>
    public static ITransformer LoadModel(this TorchCatalog torch, string path, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(torch);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no model file '{Path.GetFullPath(path)}'.", path);
        EngineStart.Begin();
        var model = Load(torch.Context, path, out inputSchema);
        try
        {
            return LoadedModel.Restore(model, torch.Context);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The model file '{path}' cannot be used. {fault.Message}", fault);
        }
    }

    private static ITransformer Load(MLContext context, string path, out DataViewSchema inputSchema)
    {
        try
        {
            return context.Model.Load(path, out inputSchema);
        }
        // What a damaged zip makes ML.NET throw depends on where the damage is: nearly anything.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new InvalidDataException(
                $"The model file '{path}' cannot be loaded: it is cut short, altered, no model, or was written by another ML.NET than "
                + $"{Engines.MLNet}. Copy or save it again. ({fault.GetBaseException().Message})", fault);
        }
    }
}
