using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about a parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor result, Device device)
    {
        result?.Dispose();
        result = null;
        if (!reader.ReadBoolean())
            return;
        using var loaded = TensorExtensionMethods.Load(reader);
        result = loaded.to(device, copy: true).DetachFromDisposeScope();
    }

    // Fresh memory for a state, which outlives all scopes.
    internal Tensor Zeros() => _parameter.zeros_like().DetachFromDisposeScope();

    internal static void Copy(ref Tensor target, Tensor source, Device device)
    {
        target?.Dispose();
        target = source?.to(device, copy: true).DetachFromDisposeScope();
    }

    internal static void Move(ref Tensor target, Device device)
    {
        if (target is not null && (target.device_type != device.type || target.device_index != device.index))
            Copy(ref target, target.alias(), device);
    }

    internal static bool Same(Tensor one, Tensor other) => one is null ? other is null : other is not null && one.allclose(other);
}
