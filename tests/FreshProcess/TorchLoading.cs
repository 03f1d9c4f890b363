using Microsoft.ML;

namespace MLNetTorch.FreshProcess;

internal static class TorchLoading
{
    public static ScoredRows Score(string model, GivenRows rows)
    {
        var ml = new MLContext();
        var loaded = ml.Torch().LoadModel(model, out var schema);
        return RowScoring.Score(ml, loaded, schema, rows);
    }

    public static bool IsLoadable(string model)
    {
        try
        {
            new MLContext().Torch().LoadModel(model, out _);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
