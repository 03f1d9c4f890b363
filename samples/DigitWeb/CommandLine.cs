using System.CommandLine;

namespace MLNetTorch.Samples.Web;

/// <summary>Command line → <see cref="Settings"/> → the server, or its check.</summary>
internal static class CommandLine
{
    private static readonly Settings Defaults = new();

    private static readonly Option<int> Port = SampleCommand.Option("--port", Defaults.Port);
    private static readonly Option<string> Model = SampleCommand.Option("--model", Defaults.Model);
    private static readonly Option<int> Engines = SampleCommand.Option("--engines", Defaults.Engines);
    private static readonly Option<bool> Quick = new("--quick");
    private static readonly Option<int> Seed = SampleCommand.Option("--seed", Defaults.Seed);
    private static readonly Option<string> Data = SampleCommand.Option("--data", Defaults.DataFolder);
    private static readonly Option<int> Digits = SampleCommand.Option("--digits", Defaults.Digits);
    private static readonly Option<double?> MinimumAccuracy = new("--minimum-accuracy");

    private static readonly Option[] Serving = [Port, Model, Engines, Quick, Seed, Data];
    private static readonly Option[] Checking = [Model, Engines, Quick, Seed, Data, Digits, MinimumAccuracy];

    public static IEnumerable<string> OptionNames => Serving.Union(Checking).Select(option => option.Name);

    public static Task<int> RunAsync(string[] args)
    {
        var root = SampleCommand.Of(Serving, _ => 0);
        root.SetAction((parsed, stop) => WebServer.RunAsync(SettingsFrom(parsed), stop));

        var check = new Command("check");
        foreach (var option in Checking)
        {
            check.Options.Add(option);
        }

        check.SetAction((parsed, stop) => SelfCheck.RunAsync(SettingsFrom(parsed), stop));
        root.Subcommands.Add(check);
        return root.Parse(args).InvokeAsync();
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        Model = parsed.GetRequiredValue(Model),
        Engines = parsed.GetValue(Engines),
        Quick = parsed.GetValue(Quick),
        Seed = parsed.GetValue(Seed),
        DataFolder = parsed.GetRequiredValue(Data),
        Digits = parsed.GetValue(Digits),
        MinimumAccuracy = parsed.GetValue(MinimumAccuracy),
    };
}
