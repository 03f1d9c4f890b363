using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Scoring;

/// <summary>Our side: from bytes to probabilities, with all that is between.</summary>
internal static class ScoringRun
{
    /// <summary>A step is a pass of <c>Transform</c> over all rows.</summary>
    public static void Bulk(string network, string data, int rows)
    {
        using var digits = new ScoredDigits(network, data);
        var images = rows == 10_000 ? digits.Images : digits.Repeated(rows);
        Gate.Run([digits.Score(digits.Images)], () => digits.Score(images));
    }

    /// <summary>A step is one <c>Predict</c>.</summary>
    public static void One(string network, string data)
    {
        using var digits = new ScoredDigits(network, data);
        using var engine = digits.Engine();
        var rows = digits.Rows;
        var answer = new Scored();
        var next = 0;
        Gate.Run(
            [.. rows.Take(3).Select(row => (double)engine.Predict(row).Score[^1])],
            () => engine.Predict(rows[next++ % rows.Count], ref answer));
    }
}
