using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>The scores that the row mapper gives, one row at a time.</summary>
internal static class RowByRow
{
    public static float[][] Scores(ITransformer model, IDataView data)
    {
        var mapper = model.GetRowToRowMapper(data.Schema);
        var score = mapper.OutputSchema["Score"];
        using var cursor = data.GetRowCursor(mapper.GetDependencies([score]));
        using var row = mapper.GetRow(cursor, [score]);
        var getter = row.GetGetter<VBuffer<float>>(score);
        var all = new List<float[]>();
        VBuffer<float> values = default;
        while (cursor.MoveNext())
        {
            getter(ref values);
            all.Add([.. values.DenseValues()]);
        }
        return [.. all];
    }
}
