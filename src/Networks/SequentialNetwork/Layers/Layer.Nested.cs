using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>Layers in a row, as one layer. Kind: sequential.</summary>
    /// <param name="Layers">The layers in order.</param>
    public sealed record Sequential(params LayerList Layers) : Layer
    {
        internal override bool HasSize => Layers.Any(layer => layer.HasSize);

        internal override OutputActivation OutputActivation => Layers.OutputActivation;

        internal override LayerPlan Plan(LayerInput input) => LayerChain.Plan(Layers, input);
    }

    /// <summary>
    /// Layers with a shortcut around them (He et al., 2015): <c>body(x) + shortcut(x)</c>. Parts: body, shortcut. Kind: residual.
    /// </summary>
    /// <param name="Body">The layers; what they give has the shape of what the shortcut gives.</param>
    public sealed record Residual(params LayerList Body) : Layer
    {
        /// <summary>Layers of the shortcut. Default: none, the input itself is added.</summary>
        public LayerList Shortcut { get; init; } = [];

        internal override LayerPlan Plan(LayerInput input)
        {
            var body = LayerChain.Plan(Body, input with { Path = $"{input.Path}.body", OutputSize = null });
            var shortcut = Shortcut.Count == 0 ? null : LayerChain.Plan(Shortcut, input with { Path = $"{input.Path}.shortcut", OutputSize = null });
            var beside = shortcut?.Output ?? input.Shape;
            return body.Output.AsSpan().SequenceEqual(beside)
                ? new LayerPlan(body.Output, () => ResidualModule.Of(body, shortcut), body.Weights + (shortcut?.Weights ?? 0))
                : throw input.Misfit(
                    $"cannot add {LayerInput.Text(body.Output)} from its body to {LayerInput.Text(beside)} from its shortcut; give it a shortcut with layers that fit");
        }
    }

    /// <summary>
    /// A network of another builder, as one layer: shipped ones, or your own with modules of your own. In files it stands by its registered name.
    /// Kind: network.
    /// </summary>
    /// <param name="Builder">Makes the network for the shape that reaches the layer.</param>
    /// <param name="Output">How many numbers come out. The last layer with a size may leave it out.</param>
    public sealed record Network([property: JsonConverter(typeof(BuilderJson))] INetworkBuilder Builder, long? Output = null) : Layer
    {
        internal override bool HasSize => true;

        internal override OutputActivation OutputActivation => Builder.OutputActivation;

        internal override LayerPlan Plan(LayerInput input)
        {
            if (Builder is null)
            {
                throw input.Fault("builder is null; expected a network builder");
            }

            var shape = new NetworkShape(input.Shape, input.SizeOrOutput("output", Output));
            return Builder is SequentialNetwork nested
                ? nested.Plan(shape, input with { OutputSize = shape.Output })
                : new LayerPlan([shape.Output], () => Builder.Build(shape));
        }
    }
}
