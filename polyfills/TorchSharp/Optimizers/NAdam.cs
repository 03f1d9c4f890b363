using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with Nesterov's look ahead.</summary>
public partial class NAdam : OptimizerHelper, optim.IBetas
{
    public NAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, double momentum_decay = 4e-3)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, momentum_decay)
    {
    }

    public NAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, double momentum_decay = 4e-3)
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
        if (momentum_decay < 0)
            throw new ArgumentException($"Invalid momentum_decay value: {momentum_decay}");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            momentum_decay = momentum_decay,
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
        double beta1 = options.beta1.Value, beta2 = options.beta2.Value, decay = options.momentum_decay.Value;
        double now = beta1 * (1 - 0.5 * Math.Pow(0.96, step * decay));
        double next = beta1 * (1 - 0.5 * Math.Pow(0.96, (step + 1) * decay));
        state.mu_product *= now;
        state.exp_avg.mul_(beta1).add_(grad, 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        var spread = state.exp_avg_sq.div(1 - Math.Pow(beta2, step)).sqrt_().add_(options.eps.Value);
        parameter.addcdiv_(grad, spread, -rate * (1 - now) / (1 - state.mu_product));
        parameter.addcdiv_(state.exp_avg, spread, -rate * next / (1 - state.mu_product * next));
    }
}
