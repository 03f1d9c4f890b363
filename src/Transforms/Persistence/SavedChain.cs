using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Builds the chain of ML.NET's own stages that stands for one of our transformers in a model file, since only ML.NET's
/// own stages can write to one.
/// </summary>
public sealed class SavedChain
{
    private readonly List<ITransformer> _stages = [];
    private readonly List<string> _temporaries = [];
    private IDataView _view;

    /// <summary>Begins a chain over data with one column.</summary>
    /// <param name="context">Whose catalogs make the stages.</param>
    /// <param name="inputColumn">The name of the column that the transformer reads.</param>
    /// <param name="inputType">Its type.</param>
    public SavedChain(MLContext context, string inputColumn, DataViewType inputType)
        : this(context, [KeyValuePair.Create(inputColumn, inputType)])
    {
    }

    /// <summary>Begins a chain over data with some columns.</summary>
    /// <param name="context">Whose catalogs make the stages.</param>
    /// <param name="inputs">The names and types of the columns that the transformer reads.</param>
    public SavedChain(MLContext context, IEnumerable<KeyValuePair<string, DataViewType>> inputs)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(inputs);
        Context = context;
        _view = new EmptyView(inputs);
    }

    /// <summary>Whose catalogs make the stages.</summary>
    public MLContext Context { get; }

    /// <summary>Adds a stage.</summary>
    /// <param name="stage">It must learn nothing from rows: there are none.</param>
    /// <param name="temporaries">Columns that it adds and that the end of the chain drops. Choose names that no user has.</param>
    /// <returns>The same chain.</returns>
    public SavedChain Then(IEstimator<ITransformer> stage, params string[] temporaries)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var fitted = stage.Fit(_view);
        _view = fitted.Transform(_view);
        _stages.Add(fitted);
        _temporaries.AddRange(temporaries);
        return this;
    }

    /// <summary>Ends the chain: drops the temporary columns.</summary>
    /// <returns>A transformer that ML.NET can save.</returns>
    public TransformerChain<ITransformer> End()
    {
        Then(Context.Transforms.DropColumns([.. _temporaries]));
        return new TransformerChain<ITransformer>([.. _stages]);
    }
}
