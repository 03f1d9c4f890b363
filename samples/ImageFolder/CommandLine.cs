using System.CommandLine;

namespace MLNetTorch.Samples.Folders;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<string?> Folder = new("--folder");
    private static readonly Option<int> Side = SampleCommand.Option("--side", Defaults.Side);
    private static readonly Option<int> Epochs = SampleCommand.Option("--epochs", Defaults.Epochs);
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Output = SampleCommand.Option("--output", Defaults.Output);
    private static readonly Option<double?> MinimumAccuracy = new("--minimum-accuracy");

    private static readonly Option[] All = [Quick, Folder, Side, Epochs, Seed, Output, MinimumAccuracy];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed)));
        var model = new Argument<string>("model");
        var pictures = new Argument<string[]>("pictures") { Arity = ArgumentArity.OneOrMore };
        var predict = new Command("predict") { model, pictures };
        predict.SetAction(parsed => ImageFolder.ShowPredictions(parsed.GetRequiredValue(model), parsed.GetRequiredValue(pictures)));
        root.Subcommands.Add(predict);
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Folder = parsed.GetValue(Folder),
        Side = parsed.GetValue(Side),
        Epochs = parsed.GetValue(Epochs),
        Seed = parsed.GetValue(Seed),
        Output = parsed.GetRequiredValue(Output),
        MinimumAccuracy = parsed.GetValue(MinimumAccuracy),
    };
}
