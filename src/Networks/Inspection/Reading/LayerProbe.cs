using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A layer of TorchSharp that is asked for its options by feeding it small inputs. Its hooks are passed by.</summary>
internal sealed class LayerProbe
{
    private readonly Module<Tensor, Tensor> layer;
    private readonly Dictionary<string, Tensor> state = new(StringComparer.Ordinal);
    private readonly Device device = CPU;

    public LayerProbe(Module<Tensor, Tensor> layer)
    {
        this.layer = layer;
        foreach (var (name, parameter) in layer.named_parameters(false))
        {
            state[name] = parameter;
        }

        foreach (var (name, buffer) in layer.named_buffers(false))
        {
            state[name] = buffer;
        }

        if (state.Values.FirstOrDefault(tensor => tensor.is_floating_point()) is { } first)
        {
            (Type, device) = (first.dtype, first.device);
        }
    }

    /// <summary>The type of number that the layer takes; a layer without weights takes the most exact.</summary>
    public ScalarType Type { get; } = ScalarType.Float64;

    public bool IsExactEnough => Type is ScalarType.Float32 or ScalarType.Float64;

    /// <summary>A parameter or buffer.</summary>
    public Tensor? this[string name] => state.GetValueOrDefault(name);

    public long[]? SizesOf(string name) => this[name]?.shape;

    public bool Has(string name) => state.ContainsKey(name);

    public Tensor Zeros(params long[] sizes) => zeros(sizes, Type, device);

    /// <summary>An input with these values, in the layer's type and place.</summary>
    public Tensor Input(double[] values, params long[] sizes) => tensor(values).reshape(sizes).to(Type).to(device);

    /// <summary>What the layer makes of an input; null when it does not take it.</summary>
    public Tensor? Forward(Tensor input)
    {
        try
        {
            return layer.forward(input);
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>What the layer makes of these values, as numbers; null when it does not take them.</summary>
    public double[]? Values(double[] values, params long[] sizes) => Forward(Input(values, sizes)) is { } output ? Numbers(output) : null;

    /// <summary>Runs code with the layer in training mode, on random numbers of its own, and puts mode and buffers back.</summary>
    public T WhileTraining<T>(Func<T> code)
    {
        using var stream = new RandomStream(0);
        using var buffers = new KeptTensors(layer.named_buffers(false).Select(entry => entry.buffer));
        var before = layer.training;
        try
        {
            layer.train();
            return stream.Run(code);
        }
        finally
        {
            layer.train(before);
        }
    }

    /// <summary>The message with which the layer refuses an input; null when it takes it.</summary>
    public string? Refusal(Tensor input)
    {
        try
        {
            layer.forward(input);
            return null;
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            return refusal.Message;
        }
    }

    public static double[] Numbers(Tensor values) => values.cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    /// <summary>A measured number without the noise of its last digits.</summary>
    public double Rounded(double value)
    {
        var digits = Type == ScalarType.Float64 ? "G10" : "G5";
        return double.Parse(value.ToString(digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
