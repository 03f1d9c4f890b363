using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Plans and makes layers in a row.</summary>
internal static class LayerChain
{
    private const int MostLayers = 10_000;
    private const int MostNested = 16;
    private const double MostNumbers = 1L << 28;

    public static LayerPlan Plan(LayerList layers, LayerInput input)
    {
        CheckExtent(layers, input);
        var last = LastWithSize(layers);
        var plans = new List<LayerPlan>(layers.Count);
        var (shape, weights) = (input.Shape, 0.0);
        for (var i = 0; i < layers.Count; i++)
        {
            var at = new LayerInput(
                input.Path.Length == 0 ? $"{i}" : $"{input.Path}.{i}", layers[i].Kind, shape, i == last ? input.OutputSize : null, input.Depth + 1);
            var plan = layers[i].Plan(at);
            weights += plan.Weights;
            CheckMemory(plan, weights, at);
            plans.Add(plan);
            shape = plan.Output;
        }

        return new LayerPlan(shape, () => Create(plans), weights);
    }

    private static Module<Tensor, Tensor> Create(List<LayerPlan> plans)
    {
        var modules = new List<(string, Module<Tensor, Tensor> Module)>();
        try
        {
            foreach (var plan in plans)
            {
                modules.Add(($"{modules.Count}", plan.Create()));
            }

            return Sequential(modules);
        }
        catch
        {
            modules.ForEach(entry => entry.Module.Dispose());
            throw;
        }
    }

    private static int LastWithSize(LayerList layers)
    {
        var last = layers.Count - 1;
        while (last >= 0 && !layers[last].HasSize)
        {
            last--;
        }

        return last;
    }

    private static void CheckExtent(LayerList layers, LayerInput input)
    {
        var name = input.Path.Length == 0 ? nameof(SequentialNetwork) : $"Layer {input.Path} ({input.Kind})";
        if (layers.Count is 0 or > MostLayers)
        {
            throw new ArgumentException($"{name} has {layers.Count} layers; expected 1 to {MostLayers}.");
        }

        if (input.Depth >= MostNested)
        {
            throw new ArgumentException($"{name} is nested too deep; expected at most {MostNested} lists of layers within each other.");
        }
    }

    private static void CheckMemory(LayerPlan plan, double weights, LayerInput input)
    {
        if (weights > WeightLimit.Most)
        {
            throw input.Fault(string.Create(
                CultureInfo.InvariantCulture, $"with it the network would have {weights:0} weights; expected at most {WeightLimit.Most:0}. A size before it is too large"));
        }

        var numbers = plan.Output.Aggregate(1.0, (product, size) => product * size);
        if (numbers > MostNumbers)
        {
            throw input.Fault(string.Create(
                CultureInfo.InvariantCulture, $"it would give {LayerInput.Text(plan.Output)} numbers an example; expected at most {MostNumbers:0} in all"));
        }
    }
}
