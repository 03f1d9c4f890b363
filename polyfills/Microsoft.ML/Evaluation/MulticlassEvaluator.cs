using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Goes over scored data once and sums up how well scores and labels agree.</summary>
internal sealed class MulticlassEvaluator
{
    private readonly IHostEnvironment _environment;
    private readonly IDataView _data;
    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _score;

    public MulticlassEvaluator(IHostEnvironment environment, IDataView data, string label, string score, string predictedLabel)
    {
        _environment = environment;
        _data = data;
        _label = EvaluationColumns.Find(data.Schema, label);
        _score = EvaluationColumns.Find(data.Schema, score);
        EvaluationColumns.Find(data.Schema, predictedLabel);
        CheckTypes();
    }

    private int ClassCount => _score.Type.ValueCountOf();

    public MulticlassClassificationMetrics Evaluate(int topKPredictionCount)
    {
        Checks.Param(topKPredictionCount <= ClassCount + 1, nameof(topKPredictionCount),
            $"Must not exceed the number of classes ({ClassCount}), but is {topKPredictionCount}");
        var names = ClassNames();
        var counters = Count();
        return new MulticlassClassificationMetrics(counters, names, topKPredictionCount);
    }

    private void CheckTypes()
    {
        if (_score.Type is not VectorDataViewType { Size: >= 2 } vector || vector.ItemType != NumberDataViewType.Single)
            throw Checks.SchemaMismatch("schema", "score", _score.Name, "vector of two or more items of type Single", _score.Type.ToString());
        if (_label.Type != NumberDataViewType.Single && (_label.Type is VectorDataViewType || _label.Type.KeyCountOf() <= 0))
            throw Checks.SchemaMismatch("schema", "label", _label.Name, "Single or Key", _label.Type.ToString());
    }

    private string[] ClassNames()
    {
        var slotNames = _score.Annotations.Schema.GetColumnOrNull(AnnotationNames.SlotNames)?.Type as VectorDataViewType;
        if (slotNames is not { IsKnownSize: true } || slotNames.ItemType is not TextDataViewType)
            return Enumerable.Range(0, ClassCount).Select(i => i.ToString()).ToArray();
        VBuffer<ReadOnlyMemory<char>> names = default;
        _score.Annotations.GetValue(AnnotationNames.SlotNames, ref names);
        Checks.State(names.Length == ClassCount,
            $"Column '{_score.Name}' has {ClassCount} values but {names.Length} slot names");
        return names.DenseValues().Select(name => name.ToString()).ToArray();
    }

    private MulticlassCounters Count()
    {
        var counters = new MulticlassCounters(ClassCount);
        var warnings = new EvaluationWarnings();
        using (var cursor = _data.GetRowCursor([_label, _score]))
        {
            var getLabel = EvaluationColumns.LabelGetter(cursor, _label);
            var getScores = cursor.GetGetter<VBuffer<float>>(_score);
            VBuffer<float> buffer = default;
            var scores = new float[ClassCount];
            while (cursor.MoveNext())
            {
                float label = 0;
                getLabel(ref label);
                if (!warnings.IsClass(label))
                    continue;
                getScores(ref buffer);
                Checks.State(buffer.Length == ClassCount, $"Column '{_score.Name}' promised {ClassCount} values but a row has {buffer.Length}");
                buffer.CopyTo(scores);
                if (warnings.AreFinite(scores))
                    counters.Add((int)label, scores);
            }
        }
        warnings.Send(_environment, counters.UnknownLabels);
        return counters;
    }
}
