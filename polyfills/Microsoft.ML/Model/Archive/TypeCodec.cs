using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Reads and writes column types.</summary>
internal static class TypeCodec
{
    private enum Kind : byte
    {
        Primitive = 0,
        Key = 1,
        Vector = 2,
        RowId = 3,
    }

    public static bool CanWrite(DataViewType type) => type switch
    {
        VectorDataViewType vector => CanWrite(vector.ItemType),
        KeyDataViewType or RowIdDataViewType => true,
        _ => KindOf(type) != 0,
    };

    public static void Write(BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write((byte)Kind.Vector);
                Write(writer, vector.ItemType);
                writer.Write(vector.Dimensions.Length);
                foreach (int dimension in vector.Dimensions)
                    writer.Write(dimension);
                break;
            case KeyDataViewType key:
                writer.Write((byte)Kind.Key);
                writer.Write((byte)KindOf(DataViewTypes.NumberOrNull(key.RawType)));
                writer.Write(key.Count);
                break;
            case RowIdDataViewType:
                writer.Write((byte)Kind.RowId);
                break;
            default:
                DataKind kind = KindOf(type);
                if (kind == 0)
                    throw new NotSupportedException($"A column of type {type} cannot be written to a model file");
                writer.Write((byte)Kind.Primitive);
                writer.Write((byte)kind);
                break;
        }
    }

    public static DataViewType Read(BinaryReader reader)
    {
        switch ((Kind)reader.ReadByte())
        {
            case Kind.Primitive:
                return DataViewTypes.Primitive((DataKind)reader.ReadByte());
            case Kind.Key:
                return new KeyDataViewType(DataViewTypes.RawTypeOf((DataKind)reader.ReadByte()), reader.ReadUInt64());
            case Kind.RowId:
                return RowIdDataViewType.Instance;
            case Kind.Vector:
                var item = (PrimitiveDataViewType)Read(reader);
                int[] dimensions = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt32()).ToArray();
                return new VectorDataViewType(item, dimensions.ToImmutableArray());
            default:
                throw new FormatException("The model file has a column type that this program does not know.");
        }
    }

    private static DataKind KindOf(DataViewType type)
        => type is PrimitiveDataViewType and not KeyDataViewType and not RowIdDataViewType
            ? Enum.GetValues<DataKind>().FirstOrDefault(kind => DataViewTypes.Primitive(kind).Equals(type))
            : 0;
}
