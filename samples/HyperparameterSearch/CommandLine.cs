using System.CommandLine;

namespace MLNetTorch.Samples.Search;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int?> Trials = new("--trials");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFile);

    private static readonly Option[] All = [Quick, Trials, Seed, Data];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args) =>
        SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed))).Parse(args).InvokeAsync();

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Trials = parsed.GetValue(Trials),
        Seed = parsed.GetValue(Seed),
        DataFile = parsed.GetRequiredValue(Data),
    };
}
