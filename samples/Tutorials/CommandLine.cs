using System.CommandLine;
using System.CommandLine.Help;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>Command line → <see cref="Settings"/> → the tutorials.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Dictionary<string, Action<Settings, Checks>> All = new()
    {
        ["lenet"] = LeNetTutorial.Run,
        ["mnist"] = MnistTutorial.Run,
        ["full-batch"] = FullBatchTutorial.Run,
        ["blocks"] = BlocksTutorial.Run,
        ["transfer"] = TransferTutorial.Run,
    };

    private static readonly Argument<string[]> Names = new("names") { Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<bool> Long = new("--long");
    private static readonly Option<string> Data = new("--data") { DefaultValueFactory = _ => Defaults.DataFolder };
    private static readonly Option<string?> Weights = new("--weights");
    private static readonly Option<int> Seed = new("--seed") { DefaultValueFactory = _ => Defaults.Seed };

    private static readonly Option[] Options = [Quick, Long, Data, Weights, Seed];

    public static IEnumerable<string> OptionNames => Options.Select(option => option.Name);

    public static IEnumerable<string> TutorialNames => All.Keys;

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand { Names };
        Names.AcceptOnlyFromAmong([.. All.Keys]);
        foreach (var option in Options)
        {
            root.Options.Add(option);
        }

        root.SetAction(parsed => Run(parsed.GetValue(Names) is { Length: > 0 } names ? names : [.. All.Keys], SettingsFrom(parsed)));
        root.Options.OfType<HelpOption>().Single().Action = new UsageAction();
        return root.Parse(args).InvokeAsync();
    }

    private static int Run(string[] names, Settings settings)
    {
        var checks = new Checks(Console.Out);
        foreach (var name in names)
        {
            Console.WriteLine($"{Environment.NewLine}=== {name} ==={Environment.NewLine}");
            All[name](settings, checks);
        }

        return checks.Conclude();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Quick = parsed.GetValue(Quick),
        Long = parsed.GetValue(Long),
        DataFolder = parsed.GetRequiredValue(Data),
        WeightsFolder = parsed.GetValue(Weights),
        Seed = parsed.GetValue(Seed),
    };
}
