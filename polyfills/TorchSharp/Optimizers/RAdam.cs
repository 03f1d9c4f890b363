using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam that waits with the division until the variance of the gradients is known well enough.</summary>
public partial class RAdam : OptimizerHelper, optim.IBetas
{
    public RAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay)
    {
    }

    public RAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (beta1 is < 0 or > 1)
            throw new ArgumentException($"Invalid beta1 value: {beta1}");
        if (beta2 is < 0 or > 1)
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
        foreach (var parameter in group.All)
        {
            if (parameter.grad is { } grad)
                Update(parameter, grad, (State)_state[parameter.Handle], group.LearningRate, group.Options);
        }
    }

    private static void Update(Parameter parameter, Tensor grad, State state, double rate, Options options)
    {
        long step = ++state.step;
        if (options.weight_decay != 0)
            grad = grad.add(parameter, options.weight_decay.Value);
        double beta1 = options.beta1.Value, beta2 = options.beta2.Value;
        double correction = 1 - Math.Pow(beta2, step);
        state.exp_avg.mul_(beta1).add_(grad, 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        var mean = state.exp_avg / (1 - Math.Pow(beta1, step)) * rate;
        double longest = 2 / (1 - beta2) - 1;
        double length = longest - 2 * step * Math.Pow(beta2, step) / correction;
        if (length <= 5)
        {
            parameter.add_(mean, -1);
            return;
        }
        double certainty = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
        var spread = state.exp_avg_sq.sqrt().add_(options.eps.Value);
        // As in the official package, the rate enters twice here; in PyTorch it enters once.
        parameter.add_(mean * rate / spread * (Math.Sqrt(correction) * certainty), -1);
    }
}
