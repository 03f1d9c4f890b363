using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam: steps scaled by running moments of the gradients.</summary>
public partial class Adam : OptimizerHelper, optim.IBetas
{
    public Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public Adam(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (beta1 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta1 value: {beta1}");
        if (beta2 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta2 value: {beta2}");
        if (eps < 0)
            throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1.Value, ((Options)_defaults).beta2.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options)(param_group.Options ??= new Options());
        options.Complete((Options)_defaults);
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = new State(parameter);
            state.Initialize(options);
            _state[parameter.Handle] = state;
        }
    }

    public override Tensor step(Func<Tensor> closure = null) => _step<ParamGroup>(Step, closure);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        DisposeStates(disposing);
    }

    private void Step(ParamGroup group)
    {
        var options = group.Options;
        var states = Array.ConvertAll(group.All, parameter => (IAdamState)_state[parameter.Handle]);
        var update = new AdamStep(
            group.LearningRate, options.beta1.Value, options.beta2.Value, options.eps.Value, options.weight_decay.Value, Decoupled: false,
            options.amsgrad.Value, options.maximize.Value);
        update.Run(group.All, states);
    }
}
