using System.Globalization;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>Scores rows inside a model that plain ML.NET loaded.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SavedScoringFactory : CustomMappingFactory<SavedScoringInput, SavedScoringOutput>
{
    public const string Contract = "MLNetTorch.Scoring";

    private readonly SavedNetwork _network = new();

    public override Action<SavedScoringInput, SavedScoringOutput> GetMapping() => Map;

    private void Map(SavedScoringInput row, SavedScoringOutput result)
    {
        var (scores, task) = _network.Score(row);
        (var numbers, result.Index) = task.Saved(scores);
        result.Scores = Text(numbers);
    }

    private static string Text(float[] scores)
        => string.Create(scores.Length * SavedScoringOutput.Width, scores, static (text, values) =>
        {
            text.Fill(' ');
            for (var i = 0; i < values.Length; i++)
                values[i].TryFormat(text[(i * SavedScoringOutput.Width)..], out _, "R", CultureInfo.InvariantCulture);
        });
}
