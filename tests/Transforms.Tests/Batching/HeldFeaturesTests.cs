using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class HeldFeaturesTests
{
    private const int Block = 7;

    private static readonly long[] Picked = [4, 0, 31, 4, 17];

    public static IEnumerable<object[]> Shapes => [[new long[] { 1, 6, 5 }], [new long[] { 3, 4, 4 }], [new long[] { 20 }]];

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void Few_values_take_a_byte_each_and_come_out_bit_for_bit(long[] shape)
    {
        using var scope = NewDisposeScope();
        var values = FewValues([32, .. shape]);
        using var held = Held(values, coded: true);

        Assert.IsInstanceOfType<CodedFeatures>(held);
        AssertSameBits(values, held.Slice(0, 32));
        AssertSameBits(values.narrow(0, 9, 11), held.Slice(9, 11));
        AssertSameBits(values.index_select(0, tensor(Picked)), held.Select(tensor(Picked)));
        AssertSameBits(values.index_select(0, tensor(Picked).narrow(0, 2, 3)), held.Select(tensor(Picked).narrow(0, 2, 3)));
    }

    [TestMethod]
    public void Codes_take_a_quarter_of_the_memory()
    {
        using var scope = NewDisposeScope();
        var values = FewValues([4000, 1, 28, 28]);
        using var coded = Held(values, coded: true);
        using var plain = Held(values, coded: false);

        Assert.AreEqual(4000L * 784 * 4, plain.Bytes);
        Assert.IsInRange(4000L * 784, (4000L * 784) + (1 << 20), coded.Bytes);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(31)]
    public void The_value_too_many_makes_all_rows_plain_again(int row)
    {
        using var scope = NewDisposeScope();
        var values = (arange(32 * 30, ScalarType.Float32) % 256).view(32, 1, 6, 5);
        values[row, 0, 3, 2] = 1000;
        values[31, 0, 5, 4] = 2000;
        using var held = Held(values, coded: true);

        Assert.IsInstanceOfType<PlainFeatures>(held);
        AssertSameBits(values, held.Slice(0, 32));
        AssertSameBits(values.index_select(0, tensor(Picked)), held.Select(tensor(Picked)));
    }

    [TestMethod]
    public void Each_channel_has_256_values_of_its_own()
    {
        using var scope = NewDisposeScope();
        var values = stack([arange(256, ScalarType.Float32), arange(256, ScalarType.Float32) + 0.5, arange(256, ScalarType.Float32) - 0.25]).view(1, 3, 16, 16);
        using var image = Held(values, coded: true);
        using var vector = Held(values.view(1, 768), coded: true);

        Assert.IsInstanceOfType<CodedFeatures>(image);
        Assert.IsInstanceOfType<PlainFeatures>(vector);
        AssertSameBits(values, image.Slice(0, 1));
        AssertSameBits(values.view(1, 768), vector.Slice(0, 1));
    }

    [TestMethod]
    public void More_rows_than_expected_find_room()
    {
        using var scope = NewDisposeScope();
        var values = FewValues([32, 40_000]);
        using var held = Held(values, coded: true, expected: 3);

        AssertSameBits(values, held.Slice(0, 32));
    }

    [TestMethod]
    [DataRow(60_000, 784, 64, true)]
    [DataRow(60_000, 784, 15_000, true)]
    [DataRow(60_000, 784, 15_001, false)]
    [DataRow(5_000, 784, 64, false)]
    public void Codes_pay_for_large_data_in_small_batches(int rows, int size, int batchSize, bool pay)
    {
        var ml = new MLContext(1);
        var schema = SchemaDefinition.Create(typeof(LabelledRow));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var view = ml.Data.LoadFromEnumerable(Array.Empty<LabelledRow>(), schema);

        Assert.AreEqual(pay, CodedRows.Pay(rows, TrainingColumns.Of(view.Schema, ["Features"], "Label", LabelKind.Class, null), batchSize, CPU));
    }

    private static HeldFeatures Held(Tensor values, bool coded, long? expected = null)
    {
        var rows = values.shape[0];
        var held = HeldFeatures.Of(expected ?? rows, values.shape[1..], coded);
        for (var start = 0L; start < rows; start += Block)
        {
            var count = Math.Min(Block, rows - start);
            using var room = held.Reserve(count);
            room.copy_(values.narrow(0, start, count));
            held = held.Keep(room, count);
        }
        return held;
    }

    // Minus zero, numbers that are none, and the smallest are among them.
    private static Tensor FewValues(long[] shape)
    {
        var values = (arange(shape.Aggregate((a, b) => a * b), ScalarType.Float32) * 7 % 250 / 255 - 0.5).view(shape).contiguous();
        var numbers = MemoryMarshal.Cast<byte, float>(values.bytes);
        (numbers[3], numbers[8], numbers[9]) = (-0f, float.NaN, BitConverter.UInt32BitsToSingle(0xFFC00001));
        (numbers[10], numbers[^1]) = (float.NegativeInfinity, float.Epsilon);
        return values;
    }

    private static void AssertSameBits(Tensor expected, Tensor actual)
    {
        CollectionAssert.AreEqual(expected.shape, actual.shape);
        Assert.IsTrue(expected.contiguous().bytes.SequenceEqual(actual.contiguous().bytes));
    }

    private sealed class LabelledRow
    {
        public float[] Features { get; set; } = [];

        [KeyType(10)]
        public uint Label { get; set; }
    }
}
