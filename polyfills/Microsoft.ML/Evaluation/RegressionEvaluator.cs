using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Goes over scored data once and sums up the distances between scores and labels.</summary>
internal sealed class RegressionEvaluator
{
    private double _rows;
    private double _absolute;
    private double _squared;
    private double _labels;
    private double _squaredLabels;

    public static RegressionMetrics Evaluate(IHostEnvironment environment, IDataView data, string labelName, string scoreName)
    {
        var label = FindSingle(data.Schema, labelName, "label");
        var score = FindSingle(data.Schema, scoreName, "score");
        var evaluator = new RegressionEvaluator();
        var warnings = new EvaluationWarnings();
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var getLabel = cursor.GetGetter<float>(label);
            var getScore = cursor.GetGetter<float>(score);
            float wanted = 0, given = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref wanted);
                getScore(ref given);
                if (warnings.IsLabeled(wanted) && warnings.IsNumber(given))
                    evaluator.Add(wanted, given);
            }
        }
        warnings.Send(environment);
        return evaluator.Metrics();
    }

    private static DataViewSchema.Column FindSingle(DataViewSchema schema, string name, string role)
    {
        var column = EvaluationColumns.Find(schema, name);
        return column.Type == NumberDataViewType.Single
            ? column
            : throw Checks.SchemaMismatch(nameof(schema), role, name, "Single", column.Type.ToString());
    }

    private void Add(float label, float score)
    {
        double distance = Math.Abs((double)label - score);
        _rows++;
        _absolute += distance;
        _squared += distance * distance;
        _labels += label;
        _squaredLabels += (double)label * label;
    }

    private RegressionMetrics Metrics()
        => _rows == 0 ? new RegressionMetrics(0, 0, 0) : new RegressionMetrics(_absolute / _rows, _squared / _rows, RSquared());

    // Without any spread of the labels there is nothing to explain.
    private double RSquared()
    {
        double spread = _squaredLabels - (_labels * _labels / _rows);
        return spread == 0 ? double.NaN : 1 - (_squared / spread);
    }
}
