using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps in proportion to the running size of former steps and gradients.</summary>
public partial class Adadelta : OptimizerHelper
{
    public Adadelta(
        IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize)
    {
    }

    public Adadelta(
        IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
        bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (rho is < 0 or > 1)
            throw new ArgumentException($"Invalid rho value: {rho}");
        if (eps < 0)
            throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            rho = rho,
            eps = eps,
            weight_decay = weight_decay,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
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
        if (options.maximize == true)
            grad = grad.neg();
        if (options.weight_decay != 0)
            grad = grad.add(parameter, options.weight_decay.Value);
        double rho = options.rho.Value, eps = options.eps.Value;
        state.square_avg.mul_(rho).addcmul_(grad, grad, 1 - rho);
        var spread = state.square_avg.add(eps).sqrt_();
        var delta = state.acc_delta.add(eps).sqrt_().div_(spread).mul_(grad);
        parameter.add_(delta, -rate);
        state.acc_delta.mul_(rho).addcmul_(delta, delta, 1 - rho);
    }
}
