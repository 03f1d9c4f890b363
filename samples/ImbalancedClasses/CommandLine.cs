using System.CommandLine;

namespace MLNetTorch.Samples.Imbalance;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int> RareDigit = SampleCommand.Option("--rare-digit", Defaults.RareDigit);
    private static readonly Option<double> Kept = SampleCommand.Option("--kept", Defaults.Kept);
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFolder);
    private static readonly Option<string?> Report = new("--report");
    private static readonly Option<double> MinimumLift = SampleCommand.Option("--minimum-lift", Defaults.MinimumLift);

    private static readonly Option[] All = [Quick, RareDigit, Kept, Seed, Data, Report, MinimumLift];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args) =>
        SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed))).Parse(args).InvokeAsync();

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        RareDigit = parsed.GetValue(RareDigit),
        Kept = parsed.GetValue(Kept),
        Seed = parsed.GetValue(Seed),
        DataFolder = parsed.GetRequiredValue(Data),
        Report = parsed.GetValue(Report),
        MinimumLift = parsed.GetValue(MinimumLift),
    };
}
