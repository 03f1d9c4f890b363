using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What makes a training this one and no other: network, sizes, data, options, engines.</summary>
/// <param name="Facts">Texts by name.</param>
internal sealed record RunIdentity(SortedDictionary<string, string> Facts)
{
    private const string Section = "identity";
    private const string Epochs = nameof(TorchTrainerOptions.Epochs);

    /// <summary>The identity of a training.</summary>
    public static RunIdentity Of(
        INetworkBuilder builder, nn.Module network, NetworkShape shape, string data, TorchTrainerOptions options, TrainingLoss loss, int seed)
    {
        var facts = OptionsText.Of(options, loss, seed);
        facts["Network"] = OptionsText.Text(builder);
        facts["Weights"] = TextOf(network);
        facts["Shape"] = shape.ToString();
        facts["Data"] = data;
        facts["Engine"] = EngineText.TorchSharp;
        return new RunIdentity(facts);
    }

    /// <summary>The epochs that the training was to have.</summary>
    public int EpochCount => int.Parse(Facts[Epochs], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes the identity.</summary>
    public void Save(Snapshot snapshot) => snapshot.Values[Section] = JsonSerializer.SerializeToNode(Facts);

    /// <summary>Reads an identity.</summary>
    public static RunIdentity Load(Snapshot snapshot)
        => new(snapshot.Values[Section].Deserialize<SortedDictionary<string, string>>()!);

    /// <summary>In what it differs from an earlier one, in words; more epochs do not count. Empty: in nothing.</summary>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity earlier)
    {
        var differing = Facts.Keys.Union(earlier.Facts.Keys).Where(name => name != Epochs && Fact(name) != earlier.Fact(name))
            .Select(name => $"{name} was '{earlier.Fact(name)}' and is '{Fact(name)}'");
        return EpochCount < earlier.EpochCount
            ? [.. differing, $"{Epochs} was {earlier.EpochCount} and is {EpochCount}, which is fewer"]
            : [.. differing];
    }

    private string Fact(string name) => Facts.GetValueOrDefault(name, "");

    // A builder that is a function has no hyper-parameters to compare; its weights tell at least something of the network.
    private static string TextOf(nn.Module network)
    {
        var state = NetworkState.Of(network);
        var text = string.Join(";", state.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key}: {each.Value.dtype} [{string.Join(", ", each.Value.shape)}]"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        return FormattableString.Invariant($"{state.Values.Sum(each => each.numel())} numbers, {hash}");
    }
}
