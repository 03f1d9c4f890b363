using System.CommandLine;
using System.CommandLine.Help;

namespace MLNetTorch.Samples;

/// <summary>Command line → <see cref="Settings"/> → <see cref="Walkthrough"/>.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<string> Network = Choice("--network", Defaults.Network, Networks.Names);
    private static readonly Option<int> Epochs = New("--epochs", Defaults.Epochs);
    private static readonly Option<int> BatchSize = New("--batch-size", Defaults.BatchSize);
    private static readonly Option<double> LearningRate = New("--learning-rate", Defaults.LearningRate);
    private static readonly Option<int?> Rows = New("--rows", Defaults.Rows);
    private static readonly Option<int> Seed = New("--seed", Defaults.Seed);
    private static readonly Option<string> Data = New("--data", Defaults.DataFolder);
    private static readonly Option<string> Output = New("--output", Defaults.Output);
    private static readonly Option<double> MinimumAccuracy = New("--minimum-accuracy", Defaults.MinimumAccuracy);

    private static readonly Option[] All = [Network, Epochs, BatchSize, LearningRate, Rows, Seed, Data, Output, MinimumAccuracy];

    public static IEnumerable<string> OptionNames => All.Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand();
        foreach (var option in All)
        {
            root.Options.Add(option);
        }

        root.SetAction(parsed => Walkthrough.Run(SettingsFrom(parsed)));

        var model = new Argument<string>("file");
        var predict = new Command("predict") { model, Data };
        predict.SetAction(parsed => MnistDigits.ShowPredictions(parsed.GetRequiredValue(model), parsed.GetRequiredValue(Data)));
        root.Subcommands.Add(predict);

        // One text serves run.sh, which can show it before anything is built, and the program.
        root.Options.OfType<HelpOption>().Single().Action = new UsageAction();
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Network = parsed.GetRequiredValue(Network),
        Epochs = parsed.GetRequiredValue(Epochs),
        BatchSize = parsed.GetRequiredValue(BatchSize),
        LearningRate = parsed.GetRequiredValue(LearningRate),
        Rows = parsed.GetValue(Rows),
        Seed = parsed.GetRequiredValue(Seed),
        DataFolder = parsed.GetRequiredValue(Data),
        Output = parsed.GetRequiredValue(Output),
        MinimumAccuracy = parsed.GetRequiredValue(MinimumAccuracy),
    };

    private static Option<T> New<T>(string name, T defaultValue) => new(name) { DefaultValueFactory = _ => defaultValue };

    private static Option<string> Choice(string name, string defaultValue, IEnumerable<string> values)
    {
        var option = New(name, defaultValue);
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }
}
