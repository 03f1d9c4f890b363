using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A scored row, whatever the task: a single score is an array of one.</summary>
internal sealed record Scored(int Id, float[] Score)
{
    /// <summary>All rows of a view with the columns Id and Score.</summary>
    public static List<Scored> Of(IDataView rows)
    {
        var scores = rows.Schema["Score"].Type is VectorDataViewType
            ? rows.GetColumn<float[]>("Score")
            : rows.GetColumn<float>("Score").Select(score => new[] { score });
        return [.. rows.GetColumn<int>("Id").Zip(scores, (id, score) => new Scored(id, score))];
    }
}
