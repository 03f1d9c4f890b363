using System.CommandLine;
using System.CommandLine.Invocation;

namespace MLNetTorch.Samples;

/// <summary>Prints the sample's usage.txt: one text serves run.sh, which can show it before anything is built, and the program.</summary>
internal sealed class UsageAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        using var usage = new StreamReader(typeof(UsageAction).Assembly.GetManifestResourceStream("usage.txt")!);
        Console.Out.Write(usage.ReadToEnd());
        return 0;
    }
}
