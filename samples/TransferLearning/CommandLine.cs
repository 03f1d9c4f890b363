using System.CommandLine;

namespace MLNetTorch.Samples.Transfer;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<string?> Folder = new("--folder");
    private static readonly Option<int> TargetClasses = SampleCommand.Option("--target-classes", Defaults.TargetClasses);
    private static readonly Option<int> Shots = SampleCommand.Option("--shots", Defaults.Shots);
    private static readonly Option<int?> Epochs = new("--epochs");
    private static readonly Option<int?> PretrainingEpochs = new("--pretraining-epochs");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Output = SampleCommand.Option("--output", Defaults.Output);
    private static readonly Option<int> Threads = SampleCommand.Option("--threads", Defaults.Threads);
    private static readonly Option<double?> MinimumGain = new("--minimum-gain");

    private static readonly Option[] All = [Quick, Folder, TargetClasses, Shots, Epochs, PretrainingEpochs, Seed, Threads, Output, MinimumGain];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = SampleCommand.Of(All, parsed => Walkthrough.Run(SettingsFrom(parsed)));
        var model = new Argument<string>("file");
        var pictures = new Argument<string[]>("picture");
        var predict = new Command("predict") { model, pictures };
        predict.SetAction(parsed => TransferLearning.ShowPredictions(parsed.GetRequiredValue(model), parsed.GetRequiredValue(pictures)));
        root.Subcommands.Add(predict);
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Folder = parsed.GetValue(Folder),
        TargetClasses = parsed.GetValue(TargetClasses),
        Shots = parsed.GetValue(Shots),
        Epochs = parsed.GetValue(Epochs),
        PretrainingEpochs = parsed.GetValue(PretrainingEpochs),
        Seed = parsed.GetValue(Seed),
        Threads = parsed.GetValue(Threads),
        Output = parsed.GetRequiredValue(Output),
        MinimumGain = parsed.GetValue(MinimumGain),
    };
}
