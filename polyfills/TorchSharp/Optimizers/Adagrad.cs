using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps divided by the root of the sum of all squared gradients so far.</summary>
public partial class Adagrad : OptimizerHelper
{
    public Adagrad(
        IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (lr_decay < 0)
            throw new ArgumentException($"Invalid lr_decay value: {lr_decay}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (initial_accumulator_value < 0)
            throw new ArgumentException($"Invalid initial_accumulator_value: {initial_accumulator_value}");
        if (eps < 0)
            throw new ArgumentException($"Invalid epsilon value: {eps}");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            lr_decay = lr_decay,
            weight_decay = weight_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
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
        state.step++;
        if (options.weight_decay != 0)
            grad = grad.add(parameter, options.weight_decay.Value);
        state.sum.addcmul_(grad, grad, 1);
        var spread = state.sum.sqrt().add_(options.eps.Value);
        parameter.addcdiv_(grad, spread, -rate / (1 + (state.step - 1) * options.lr_decay.Value));
    }
}
