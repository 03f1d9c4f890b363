using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A trained network as a report sees it, whatever its task.</summary>
/// <param name="model">The transformer of the network.</param>
internal abstract class ReportSubject(ITorchTransformer model)
{
    /// <summary>How the weights came about.</summary>
    public TrainingHistory History => model.History;

    /// <summary>The sizes of the network.</summary>
    public NetworkShape Shape => model.Shape;

    /// <summary>The layers as text.</summary>
    public string Summary => model.Summary();

    /// <summary>The classes; none where numbers are predicted.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>Goes through rows that the network can score.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labelColumn">The column that tells what they are.</param>
    /// <param name="worst">How many of the worst rows are kept.</param>
    public abstract RowFindings Read(IDataView rows, string labelColumn, int worst);

    /// <summary>The one trained network in a model, and the stages before it, among which may be networks that make features.</summary>
    /// <exception cref="ArgumentException">The model has no trained network, or several.</exception>
    public static (ReportSubject Subject, IReadOnlyList<ITransformer> Before) In(ITransformer model)
    {
        var stages = Flat(model).ToList();
        var found = stages.Index().Where(stage => stage.Item is ITorchTransformer and not TorchFeatureTransformer).ToList();
        return found switch
        {
            [var (index, stage)] => (Of((ITorchTransformer)stage), stages[..index]),
            [] => throw new ArgumentException("The model has no network to report on. A model that plain ml.Model.Load has read hides it: "
                + "load it with ml.Torch().LoadModel.", nameof(model)),
            _ => throw new ArgumentException($"The model has {found.Count} networks; give the report the transformer of one of them.", nameof(model)),
        };
    }

    private static ReportSubject Of(ITorchTransformer model) => model switch
    {
        TorchClassificationTransformer classifier => new ClassSubject(classifier),
        TorchBinaryTransformer binary => new YesNoSubject(binary),
        TorchRegressionTransformer regression => new ValueSubject(regression),
        _ => throw new ArgumentException($"A report on a {model.GetType().Name} cannot be made: its task is not known.", nameof(model)),
    };

    private static IEnumerable<ITransformer> Flat(ITransformer model)
        => model is IEnumerable<ITransformer> chain ? chain.SelectMany(Flat) : [model];
}
