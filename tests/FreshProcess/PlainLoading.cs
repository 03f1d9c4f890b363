using Microsoft.ML;

namespace MLNetTorch.FreshProcess;

/// <summary>Nothing but ML.NET is named here.</summary>
internal static class PlainLoading
{
    public static ScoredRows Score(string model, GivenRows rows)
    {
        var ml = new MLContext();
        var loaded = ml.Model.Load(model, out var schema);
        return RowScoring.Score(ml, loaded, schema, rows);
    }
}
