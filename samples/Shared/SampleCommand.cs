using System.CommandLine;
using System.CommandLine.Help;

namespace MLNetTorch.Samples;

/// <summary>The command line of a sample: its options, what it does, and usage.txt as the help.</summary>
internal static class SampleCommand
{
    public static RootCommand Of(IEnumerable<Option> options, Func<ParseResult, int> run)
    {
        var root = new RootCommand();
        foreach (var option in options)
        {
            root.Options.Add(option);
        }

        root.SetAction(run);
        root.Options.OfType<HelpOption>().Single().Action = new UsageAction();
        return root;
    }

    public static Option<T> Option<T>(string name, T defaultValue) => new(name) { DefaultValueFactory = _ => defaultValue };
}
