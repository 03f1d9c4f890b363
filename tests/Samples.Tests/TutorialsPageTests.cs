using System.Text.RegularExpressions;

namespace MLNetTorch.Samples.Tests;

/// <summary>docs/tutorials.md leads from each of the 114 things the tutorials do to a place that exists.</summary>
[TestClass]
public sealed partial class TutorialsPageTests
{
    private const int Items = 114;
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "tutorials.md"));

    [TestMethod]
    public void Every_item_is_there_once_and_in_order() =>
        CollectionAssert.AreEqual(Enumerable.Range(1, Items).ToList(), Rows().Select(row => row.Number).ToList());

    [TestMethod]
    public void Every_item_names_a_file_and_a_member_that_stands_in_it()
    {
        var lost = new List<string>();
        foreach (var (number, text) in Rows())
        {
            var places = Place().Matches(text);
            Assert.IsNotEmpty(places, $"item {number} names no place");
            foreach (Match place in places)
            {
                var file = Path.GetFullPath(Path.Combine(Checkout.Root, "docs", place.Groups["path"].Value));
                var member = place.Groups["member"].Value;
                if (!File.Exists(file) || !File.ReadAllText(file).Contains(member, StringComparison.Ordinal))
                {
                    lost.Add($"{number}: {place.Groups["path"].Value} {member}");
                }
            }
        }

        Assert.IsEmpty(lost, string.Join(Environment.NewLine, lost));
    }

    private static IEnumerable<(int Number, string Text)> Rows() =>
        Row().Matches(Page).Select(row => (int.Parse(row.Groups["number"].Value), row.Value));

    [GeneratedRegex(@"^\| (?<number>\d+) \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[[^]]+\]\((?<path>[^)]+)\) `(?<member>[^`]+)`")]
    private static partial Regex Place();
}
