using System.CommandLine;

namespace MLNetTorch.Samples.Tabular;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFile);
    private static readonly Option<string> Output = SampleCommand.Option("--output", Defaults.Output);
    private static readonly Option<double> MinimumRSquared = SampleCommand.Option("--minimum-r-squared", Defaults.MinimumRSquared);

    private static readonly Option[] All = [Quick, Seed, Data, Output, MinimumRSquared];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args) =>
        SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed))).Parse(args).InvokeAsync();

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Seed = parsed.GetValue(Seed),
        DataFile = parsed.GetRequiredValue(Data),
        Output = parsed.GetRequiredValue(Output),
        MinimumRSquared = parsed.GetValue(MinimumRSquared),
    };
}
