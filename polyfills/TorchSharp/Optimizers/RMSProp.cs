using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps divided by the root of a running mean of squared gradients.</summary>
public partial class RMSProp : OptimizerHelper, optim.IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0, bool centered = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (eps < 0)
            throw new ArgumentException($"Invalid epsilon value: {eps}");
        if (momentum < 0)
            throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (alpha < 0)
            throw new ArgumentException($"Invalid alpha value: {alpha}");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum.Value;
        set => ((Options)_defaults).momentum = value;
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
        state.step++;
        if (options.maximize == true)
            grad = grad.neg();
        if (options.weight_decay != 0)
            grad = grad.add(parameter, options.weight_decay.Value);

        double alpha = options.alpha.Value;
        state.square_avg.mul_(alpha).addcmul_(grad, grad, 1 - alpha);
        var spread = state.square_avg;
        if (options.centered == true)
        {
            state.grad_avg.mul_(alpha).add_(grad, 1 - alpha);
            spread = spread.addcmul(state.grad_avg, state.grad_avg, -1);
        }
        spread = spread.sqrt().add_(options.eps.Value);

        if (options.momentum > 0)
        {
            state.momentum_buffer.mul_(options.momentum.Value).addcdiv_(grad, spread);
            parameter.add_(state.momentum_buffer, -rate);
        }
        else
        {
            parameter.addcdiv_(grad, spread, -rate);
        }
    }
}
