using System.CommandLine;

namespace MLNetTorch.Samples.Fashion;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int?> Epochs = new("--epochs");
    private static readonly Option<int?> Rows = new("--rows");
    private static readonly Option<bool> Plain = new("--plain");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<int?> Threads = new("--threads");
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFolder);
    private static readonly Option<bool> OtherFiles = new("--other-files");
    private static readonly Option<string> Output = SampleCommand.Option("--output", Defaults.Output);
    private static readonly Option<double?> MinimumAccuracy = new("--minimum-accuracy");

    private static readonly Option[] All = [Quick, Epochs, Rows, Plain, Seed, Threads, Data, OtherFiles, Output, MinimumAccuracy];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed)));
        var model = new Argument<string>("file");
        var predict = new Command("predict") { model, Data, OtherFiles };
        predict.SetAction(parsed => FashionMnist.ShowPredictions(
            parsed.GetRequiredValue(model), new Settings { DataFolder = parsed.GetRequiredValue(Data), OtherFiles = parsed.GetValue(OtherFiles) }));
        root.Subcommands.Add(predict);
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Epochs = parsed.GetValue(Epochs),
        Rows = parsed.GetValue(Rows),
        Plain = parsed.GetValue(Plain),
        Seed = parsed.GetValue(Seed),
        Threads = parsed.GetValue(Threads),
        DataFolder = parsed.GetRequiredValue(Data),
        OtherFiles = parsed.GetValue(OtherFiles),
        Output = parsed.GetRequiredValue(Output),
        MinimumAccuracy = parsed.GetValue(MinimumAccuracy),
    };
}
