using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Writes the label of a row's current position as the tensor has it; false where it is missing.</summary>
internal delegate bool LabelReader(Span<byte> destination);

/// <summary>How the labels of a column lie in a tensor.</summary>
internal sealed class LabelFormat
{
    private readonly DataViewSchema.Column _column;
    private readonly LabelKind _kind;

    private LabelFormat(DataViewSchema.Column column, LabelKind kind, long outputs, IReadOnlyList<string>? classNames = null)
        => (ClassNames, _column, _kind, Outputs, Shape, Type) = (classNames ?? [], column, kind, outputs, kind == LabelKind.Class ? [] : [outputs],
            kind == LabelKind.Class ? ScalarType.Int64 : ScalarType.Float32);

    /// <summary>The numbers that a network has to give for a row: classes, or values.</summary>
    public long Outputs { get; }

    /// <summary>The names of the classes; none where there are numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The shape of one row's label.</summary>
    public long[] Shape { get; }

    /// <summary>The type of its numbers.</summary>
    public ScalarType Type { get; }

    /// <summary>The bytes of one row's label.</summary>
    public int Bytes => _kind == LabelKind.Class ? sizeof(long) : checked((int)Outputs * sizeof(float));

    /// <summary>The column.</summary>
    public DataViewSchema.Column Column => _column;

    /// <summary>Finds the column and checks its type.</summary>
    /// <exception cref="ArgumentException">It is missing or of another type.</exception>
    public static LabelFormat Of(DataViewSchema schema, string name, LabelKind kind) => kind switch
    {
        LabelKind.Class => new(ColumnLookup.Find(schema, name, "label"), kind, LabelColumn.CountOf(schema, name), LabelColumn.NamesOf(schema, name)),
        LabelKind.YesNo => new(YesNo(schema, name), kind, 1),
        _ => new(ColumnLookup.Find(schema, name, "label"), kind, ValuesIn(schema, name)),
    };

    /// <summary>The class that a label's bytes stand for, from 0.</summary>
    public long ClassIn(ReadOnlySpan<byte> label)
        => _kind == LabelKind.Class ? MemoryMarshal.Read<long>(label) : MemoryMarshal.Read<float>(label) > 0.5f ? 1 : 0;

    /// <summary>A reader over rows.</summary>
    public LabelReader ReaderOf(DataViewRow row)
    {
        var column = row.Schema[_column.Index];
        return (_kind, column.Type) switch
        {
            (LabelKind.Class, _) => Class(KeyReader.Of(row, column), (ulong)Outputs),
            (LabelKind.YesNo, _) => YesNo(row.GetGetter<bool>(column)),
            (_, VectorDataViewType) => Vector(row, column),
            _ => Value(row.GetGetter<float>(column)),
        };
    }

    private static DataViewSchema.Column YesNo(DataViewSchema schema, string name)
    {
        var column = ColumnLookup.Find(schema, name, "label");
        return column.Type is BooleanDataViewType
            ? column
            : throw new ArgumentException($"The label column '{name}' is {column.Type}; a classifier of yes and no needs Boolean. "
                + (column.Type is KeyDataViewType
                    ? "Leave MapValueToKey away, or train with MulticlassClassification."
                    : $"Convert it with ml.Transforms.Conversion.ConvertType(\"{name}\", outputKind: DataKind.Boolean) before the trainer."));
    }

    private static long ValuesIn(DataViewSchema schema, string name)
    {
        var type = schema[name].Type;
        return type switch
        {
            NumberDataViewType when type == NumberDataViewType.Single => 1,
            VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Single => vector.Size,
            VectorDataViewType { IsKnownSize: false } => throw new ArgumentException($"The label column '{name}' is {type}, a vector of "
                + "unknown size; a network needs to know how many values it has to give. State it when the data is loaded, with "
                + "[VectorType(3)] on the member or a SchemaDefinition."),
            _ => throw new ArgumentException($"The label column '{name}' is {type}; a regression learns Single values. "
                + $"Convert it with ml.Transforms.Conversion.ConvertType(\"{name}\", outputKind: DataKind.Single) before the trainer."),
        };
    }

    private static LabelReader Class(Func<ulong> key, ulong classes) => destination =>
    {
        var value = key();
        MemoryMarshal.Write(destination, (long)value - 1);
        return value >= 1 && value <= classes;
    };

    private static LabelReader YesNo(ValueGetter<bool> read)
    {
        var value = false;
        return destination =>
        {
            read(ref value);
            MemoryMarshal.Write(destination, value ? 1f : 0f);
            return true;
        };
    }

    private static LabelReader Value(ValueGetter<float> read)
    {
        var value = 0f;
        return destination =>
        {
            read(ref value);
            MemoryMarshal.Write(destination, value);
            return float.IsFinite(value);
        };
    }

    private static LabelReader Vector(DataViewRow row, DataViewSchema.Column column)
    {
        var read = FeatureReaders.Of(row, column);
        return destination =>
        {
            var values = MemoryMarshal.Cast<byte, float>(destination);
            read(values);
            return RowFaults.AllFinite(values);
        };
    }
}
