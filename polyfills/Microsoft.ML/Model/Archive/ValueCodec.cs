using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Reads and writes values of columns: scalars and <see cref="VBuffer{T}"/>, for all standard primitive types.</summary>
internal static class ValueCodec
{
    public static Action<BinaryWriter, T> Writer<T>()
        => (Action<BinaryWriter, T>)(IsVector(typeof(T), out Type item)
            ? Runtime.GenericCall.Invoke(VectorWriter<int>, item)
            : ScalarWriter(typeof(T)));

    public static Func<BinaryReader, T> Reader<T>()
        => (Func<BinaryReader, T>)(IsVector(typeof(T), out Type item)
            ? Runtime.GenericCall.Invoke(VectorReader<int>, item)
            : ScalarReader(typeof(T)));

    private static bool IsVector(Type type, out Type item)
    {
        bool vector = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>);
        item = vector ? type.GetGenericArguments()[0] : null;
        return vector;
    }

    private static Action<BinaryWriter, VBuffer<T>> VectorWriter<T>()
    {
        Action<BinaryWriter, T> write = Writer<T>();
        return (writer, buffer) =>
        {
            writer.Write(buffer.Length);
            writer.Write(buffer.GetValues().Length);
            foreach (int index in buffer.GetIndices())
                writer.Write(index);
            foreach (T value in buffer.GetValues())
                write(writer, value);
        };
    }

    private static Func<BinaryReader, VBuffer<T>> VectorReader<T>()
    {
        Func<BinaryReader, T> read = Reader<T>();
        return reader =>
        {
            int length = reader.ReadInt32();
            int count = reader.ReadInt32();
            int[] indices = count == length ? null : Enumerable.Range(0, count).Select(_ => reader.ReadInt32()).ToArray();
            var values = new T[count];
            for (int i = 0; i < count; i++)
                values[i] = read(reader);
            return new VBuffer<T>(length, count, values, indices);
        };
    }

    private static object ScalarWriter(Type type)
    {
        if (type == typeof(ReadOnlyMemory<char>))
            return (Action<BinaryWriter, ReadOnlyMemory<char>>)((writer, text) =>
            {
                writer.Write(text.Length);
                writer.Write(MemoryMarshal.AsBytes(text.Span));
            });
        return Runtime.GenericCall.Invoke(BlittableWriter<int>, Known(type));
    }

    private static object ScalarReader(Type type)
    {
        if (type == typeof(ReadOnlyMemory<char>))
            return (Func<BinaryReader, ReadOnlyMemory<char>>)(reader =>
            {
                var text = new char[reader.ReadInt32()];
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(text.AsSpan()));
                return text;
            });
        return Runtime.GenericCall.Invoke(BlittableReader<int>, Known(type));
    }

    // Little-endian machines only, as .NET's supported ones are.
    private static Action<BinaryWriter, T> BlittableWriter<T>()
        where T : unmanaged
        => (writer, value) => writer.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in value, 1)));

    private static Func<BinaryReader, T> BlittableReader<T>()
        where T : unmanaged
        => reader =>
        {
            T value = default;
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1)));
            return value;
        };

    private static Type Known(Type type)
        => DataViewTypes.PrimitiveOrNull(type) != null
            ? type
            : throw new NotSupportedException($"Values of type {type} cannot be written to a model file");
}
