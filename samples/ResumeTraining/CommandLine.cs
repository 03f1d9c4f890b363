using System.CommandLine;

namespace MLNetTorch.Samples.Resuming;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>, or the one training that is interrupted.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFolder);
    private static readonly Option<string> Checkpoints = SampleCommand.Option("--checkpoints", Defaults.Checkpoints);
    private static readonly Option<string> Output = SampleCommand.Option("--output", Defaults.Output);
    private static readonly Option<int?> KillAt = new("--kill-at");

    private static readonly Option[] Common = [Quick, Seed, Data];
    private static readonly Option[] OfTrain = [.. Common, Checkpoints, Output, KillAt];

    public static IEnumerable<string> OptionNames => OfTrain.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = SampleCommand.Of(Common, parsed => Walkthrough.Run(SettingsFrom(parsed)));
        var train = new Command("train");
        foreach (var option in OfTrain)
        {
            train.Options.Add(option);
        }

        train.SetAction(parsed => Interruptible.Run(SettingsFrom(parsed) with
        {
            Checkpoints = parsed.GetRequiredValue(Checkpoints),
            Output = parsed.GetRequiredValue(Output),
            KillAt = parsed.GetValue(KillAt),
        }));
        root.Subcommands.Add(train);
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Seed = parsed.GetValue(Seed),
        DataFolder = parsed.GetRequiredValue(Data),
    };
}
