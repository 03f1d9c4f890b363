using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Goes over scored data of two classes once; the class is positive where the score is above zero.</summary>
internal sealed class BinaryEvaluator
{
    private readonly IHostEnvironment _environment;
    private readonly IDataView _data;
    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _score;
    private readonly DataViewSchema.Column? _probability;

    public BinaryEvaluator(IHostEnvironment environment, IDataView data, string label, string score, string probability, string predictedLabel)
    {
        _environment = environment;
        _data = data;
        _label = EvaluationColumns.Find(data.Schema, label);
        _score = EvaluationColumns.Find(data.Schema, score);
        _probability = probability is null ? null : EvaluationColumns.Find(data.Schema, probability);
        EvaluationColumns.Find(data.Schema, predictedLabel);
        CheckTypes();
    }

    public IReadOnlyList<string> ClassNames()
    {
        var keyValues = _label.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues)?.Type as VectorDataViewType;
        if (_label.Type is not KeyDataViewType || keyValues is not { Size: 2 } || keyValues.ItemType != TextDataViewType.Instance)
            return ["positive", "negative"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        _label.Annotations.GetValue(AnnotationNames.KeyValues, ref names);
        return names.DenseValues().Select(name => name.ToString()).ToArray();
    }

    public BinaryCounters Count()
    {
        var counters = new BinaryCounters();
        var warnings = new EvaluationWarnings();
        DataViewSchema.Column[] columns = _probability is { } used ? [_label, _score, used] : [_label, _score];
        using (var cursor = _data.GetRowCursor(columns))
        {
            var getLabel = EvaluationColumns.LabelGetter(cursor, _label);
            var getScore = cursor.GetGetter<float>(_score);
            var getProbability = _probability is { } column ? cursor.GetGetter<float>(column) : (ref float value) => value = float.NaN;
            float label = 0, score = 0, probability = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref label);
                getScore(ref score);
                if (!warnings.AreFinite(score) || !warnings.IsLabeled(label))
                    continue;
                getProbability(ref probability);
                counters.Add(label, score, probability);
            }
        }
        warnings.Send(_environment);
        return counters;
    }

    private void CheckTypes()
    {
        if (_score.Type != NumberDataViewType.Single)
            throw Checks.SchemaMismatch("schema", "score", _score.Name, "Single", _score.Type.ToString());
        bool isLabel = _label.Type == NumberDataViewType.Single || _label.Type == NumberDataViewType.Double
            || _label.Type == BooleanDataViewType.Instance || _label.Type is KeyDataViewType { Count: 2 };
        if (!isLabel)
            throw Checks.SchemaMismatch("schema", "label", _label.Name, "Single, Double, Boolean, or a Key with cardinality 2", _label.Type.ToString());
        if (_probability is { } probability && probability.Type != NumberDataViewType.Single)
            throw Checks.SchemaMismatch("schema", "probability", probability.Name, "Single", probability.Type.ToString());
    }
}
