using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW remember about a parameter.</summary>
internal interface IAdamState
{
    ref long Step { get; }
    ref Tensor First { get; }
    ref Tensor Second { get; }
    ref Tensor LargestSecond { get; }
}

/// <summary>The step that Adam and AdamW share; they differ in where the weights' decay goes.</summary>
internal sealed record AdamStep(
    double Rate, double Beta1, double Beta2, double Eps, double Decay, bool Decoupled, bool AmsGrad, bool Maximize)
{
    internal void Run(Parameter[] parameters, IAdamState[] states)
    {
        if (AmsGrad || !Fused(parameters, states))
            Loop(parameters, states);
    }

    /// <summary>All parameters in one go, where they are plain float32 on the CPU.</summary>
    private unsafe bool Fused(Parameter[] parameters, IAdamState[] states)
    {
        var handles = Array.ConvertAll(parameters, parameter => (nint)parameter.Handle);
        var firsts = Array.ConvertAll(states, state => (nint)state.First.Handle);
        var seconds = Array.ConvertAll(states, state => (nint)state.Second.Handle);
        var steps = Array.ConvertAll(states, state => state.Step);
        int status;
        fixed (nint* parameter = handles, first = firsts, second = seconds)
        fixed (long* step = steps)
        {
            status = Native.shim_adam(
                parameter, first, second, step, handles.Length, Rate, Beta1, Beta2, Eps, Decay, Decoupled ? 1 : 0, Maximize ? 1 : 0);
        }
        GC.KeepAlive(parameters);
        GC.KeepAlive(states);
        Native.Check(status);
        for (int i = 0; i < states.Length; i++)
            states[i].Step = steps[i];
        return status == 1;
    }

    private void Loop(Parameter[] parameters, IAdamState[] states)
    {
        for (int i = 0; i < states.Length; i++)
        {
            var grad = parameters[i].grad;
            if (grad is not null)
                Update(parameters[i], Maximize ? grad.neg() : grad, states[i]);
        }
    }

    private void Update(Parameter parameter, Tensor grad, IAdamState state)
    {
        long step = ++state.Step;
        if (Decoupled)
            parameter.mul_(1 - Rate * Decay);
        else if (Decay != 0)
            grad = grad.add(parameter, Decay);

        state.First.mul_(Beta1).add_(grad, 1 - Beta1);
        state.Second.mul_(Beta2).addcmul_(grad, grad, 1 - Beta2);
        if (AmsGrad)
        {
            var larger = torch.maximum(state.LargestSecond, state.Second);
            state.LargestSecond.copy_(larger);
        }
        double correction = Math.Sqrt(1 - Math.Pow(Beta2, step));
        var spread = (AmsGrad ? state.LargestSecond : state.Second).sqrt().div_(correction).add_(Eps);
        parameter.addcdiv_(state.First, spread, -Rate / (1 - Math.Pow(Beta1, step)));
    }
}
