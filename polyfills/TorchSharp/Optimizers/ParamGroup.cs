namespace TorchSharp.Modules;

/// <summary>Parameters that share their settings.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    private Parameter[] parameters = [];

    public IEnumerable<Parameter> Parameters
    {
        get => parameters;
        set => parameters = value.ToArray();
    }

    public OptimizerOptions Options { get; set; }

    public double LearningRate
    {
        get => Options.LearningRate.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }

    internal Parameter[] All => parameters;
}

/// <summary>Parameters that share settings of a known type.</summary>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    public ParamGroup()
    {
    }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions options = null)
    {
        Parameters = parameters;
        base.Options = options;
    }

    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
