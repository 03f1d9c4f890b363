using System.Text;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>Contests as a table in Markdown, over the machine that they are of.</summary>
internal static class ContestTable
{
    public static string Of(IReadOnlyList<ContestResult> contests)
    {
        var text = new StringBuilder();
        text.AppendLine($"{Machine.Describe()}.").AppendLine();
        text.AppendLine("| workload | side | threads | ms | ratio ours ÷ this | peak MiB | ratio |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var contest in contests)
        {
            foreach (var side in contest.Sides)
                text.AppendLine(Row(contest, side));
        }
        return text.ToString();
    }

    private static string Row(ContestResult contest, SideResult side)
    {
        var first = contest.Sides[0];
        var isFirst = ReferenceEquals(side, first);
        return $"| {(isFirst ? contest.Workload : "")} | {side.Name} | {side.Threads} | {side.Milliseconds} | {(isFirst ? "" : side.Ratio)} "
            + $"| {side.PeakMiB:F0} | {(isFirst ? "" : Summary.Number(first.PeakMiB / side.PeakMiB))} |";
    }
}
