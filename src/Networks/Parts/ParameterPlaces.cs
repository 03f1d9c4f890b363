using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A parameter and all the places at which it stands in a network: more than one for a tied one.</summary>
internal sealed class ParameterPlaces(Parameter parameter, IReadOnlyList<ParameterPlace> places)
{
    public Parameter Parameter => parameter;

    public IReadOnlyList<ParameterPlace> Places => places;

    /// <summary>The first place, under which <c>named_parameters()</c> lists it.</summary>
    public string Path => Places[0].Path;

    /// <summary>The parameters of a network in the order of declaration, each once.</summary>
    public static IReadOnlyList<ParameterPlaces> Of(Module network) =>
    [
        .. LayerPath.AllOf(network)
            .SelectMany(layer => layer.Module.named_parameters(false).Select(entry => (entry.parameter, place: new ParameterPlace(layer, entry.name))))
            .GroupBy(entry => entry.parameter.Handle)
            .Select(group => new ParameterPlaces(group.First().parameter, [.. group.Select(entry => entry.place)])),
    ];
}
