using System.Text.Json;
using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>What makes a training this one and no other: network, sizes, data, options, engines.</summary>
/// <param name="Facts">Texts by name.</param>
internal sealed record RunIdentity(SortedDictionary<string, string> Facts)
{
    private const string Section = "identity";
    private const string Epochs = nameof(TorchTrainerOptions.Epochs);

    /// <summary>The identity of a training.</summary>
    public static RunIdentity Of(
        INetworkBuilder builder, NetworkShape shape, string data, TorchTrainerOptions options, TrainingLoss loss, int seed)
    {
        var facts = OptionsText.Of(options, loss, seed);
        facts["Network"] = TextOf(builder);
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

    // A function has no hyper-parameters to compare; its weights have to fit all the same.
    private static string TextOf(INetworkBuilder builder) => OptionsText.Text(builder);
}
