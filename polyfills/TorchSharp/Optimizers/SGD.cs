using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum.</summary>
public partial class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (momentum < 0)
            throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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
        var states = Array.ConvertAll(group.All, parameter => (State)_state[parameter.Handle]);
        if (!Fused(group, states))
            Loop(group, states);
    }

    /// <summary>All parameters in one go, where they are plain float32 on the CPU.</summary>
    private static unsafe bool Fused(ParamGroup group, State[] states)
    {
        var options = group.Options;
        var parameters = group.All;
        bool remembers = options.momentum != 0;
        var handles = new nint[parameters.Length];
        var buffers = new nint[parameters.Length];
        var fresh = new byte[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            handles[i] = parameters[i].Handle;
            if (!remembers)
                continue;
            if (states[i].momentum_buffer is null && HasGrad(parameters[i]))
            {
                states[i].momentum_buffer = parameters[i].zeros_like().DetachFromDisposeScope();
                fresh[i] = 1;
            }
            buffers[i] = states[i].momentum_buffer?.Handle ?? 0;
        }
        int status;
        fixed (nint* parameter = handles, buffer = buffers)
        fixed (byte* isFresh = fresh)
        {
            status = Native.shim_sgd(
                parameter, remembers ? buffer : null, isFresh, handles.Length, group.LearningRate, options.momentum.Value, options.dampening.Value,
                options.weight_decay.Value, options.nesterov.Value ? 1 : 0, options.maximize.Value ? 1 : 0);
        }
        GC.KeepAlive(parameters);
        GC.KeepAlive(states);
        if (status != 1)
            Forget(states, fresh);
        Native.Check(status);
        return status == 1;
    }

    private static void Loop(ParamGroup group, State[] states)
    {
        var options = group.Options;
        for (int i = 0; i < states.Length; i++)
        {
            var parameter = group.All[i];
            var grad = parameter.grad;
            if (grad is null)
                continue;
            if (options.maximize == true)
                grad = grad.neg();
            if (options.weight_decay != 0)
                grad = grad.add(parameter, options.weight_decay.Value);
            if (options.momentum != 0)
            {
                if (states[i].momentum_buffer is { } buffer)
                    buffer.mul_(options.momentum.Value).add_(grad, 1 - options.dampening.Value);
                else
                    states[i].momentum_buffer = buffer = grad.clone().DetachFromDisposeScope();
                grad = options.nesterov == true ? grad.add(buffer, options.momentum.Value) : buffer;
            }
            parameter.add_(grad, -group.LearningRate);
        }
    }

    private static bool HasGrad(Parameter parameter)
    {
        using var grad = parameter.grad;
        return grad is not null;
    }

    private static void Forget(State[] states, byte[] fresh)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (fresh[i] != 0)
                states[i].Initialize(null);
        }
    }
}
