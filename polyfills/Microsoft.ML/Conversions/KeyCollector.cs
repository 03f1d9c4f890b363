using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Collects the distinct values of one column, but for missing ones, up to a number.</summary>
internal abstract class KeyCollector
{
    public Action ReadRow { get; protected set; }

    public abstract KeyMap Build();
}

internal sealed class KeyCollector<T> : KeyCollector
{
    private readonly PrimitiveDataViewType _type;
    private readonly KeyOptions _options;
    private readonly Predicate<T> _isMissing;
    private readonly HashSet<T> _seen = new(TextComparer.Equality<T>());
    private readonly List<T> _values = [];

    public KeyCollector(PrimitiveDataViewType type, KeyOptions options)
    {
        _type = type;
        _options = options;
        _isMissing = MissingValue.Test<T>(type);
    }

    public void ReadFrom(ValueGetter<T> getter)
    {
        T value = default;
        ReadRow = () =>
        {
            getter(ref value);
            Add(value);
        };
    }

    public void ReadFrom(ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> values = default;
        ReadRow = () =>
        {
            getter(ref values);
            foreach (T value in values.DenseValues())
                Add(value);
        };
    }

    public void Add(T value)
    {
        if (_values.Count >= _options.MaximumNumberOfKeys || _isMissing(value) || _seen.Contains(value))
            return;
        // The text of a row may lie in a buffer that the next row overwrites or that holds a whole file.
        value = value is ReadOnlyMemory<char> text ? (T)(object)text.ToString().AsMemory() : value;
        _seen.Add(value);
        _values.Add(value);
    }

    public override KeyMap Build()
    {
        if (_options.Ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            _values.Sort(TextComparer.Order<T>());
        return new KeyMap<T>(_type, _values.ToArray());
    }
}
