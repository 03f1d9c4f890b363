using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class RowAllocationTests
{
    private const int Side = 16;
    private const int Rows = 400;

    private static readonly long[] Size = [1, Side, Side, 1];
    private static readonly long[] ChannelsToFront = [0, 3, 1, 2];

    private readonly MLContext _ml = new(seed: 1);

    /// <summary>
    /// What a row through image stages, network and scores leaves on .NET's heap is what TorchSharp's own objects take, a scope, a mode and a tensor a step, and
    /// the list of a tensor's sizes: so the same steps by hand are the bound. The least of many rows counts, since code is compiled anew while it runs.
    /// </summary>
    [TestMethod]
    public void A_row_allocates_no_more_than_the_same_steps_in_bare_TorchSharp()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(Picture.Of));
        var prepared = _ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(_ml.Torch().ToTensor("Features", "Image"))
            .Append(_ml.Torch().NormalizeChannels("Features", mean: [0.5f], std: [0.25f])).Fit(data).Transform(data);
        using var model = TinyModel.Classifier(_ml, prepared, new ConvNet());
        using var cursor = prepared.GetRowCursor(prepared.Schema);
        using var row = model.GetRowToRowMapper(prepared.Schema).GetRow(cursor, model.GetOutputSchema(prepared.Schema));
        var score = row.GetGetter<VBuffer<float>>(row.Schema["Score"]);
        VBuffer<float> scores = default;

        var used = LeastAllocated(() => cursor.MoveNext(), () => score(ref scores));
        var form = InferenceForm.Of(model.Network);
        var bare = LeastAllocated(() => true, () => ScoreBare(form));

        Assert.IsGreaterThan(0, bare);
        Assert.IsLessThanOrEqualTo(bare, used);
    }

    private static void ScoreBare(nn.Module<Tensor, Tensor> form)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var input = empty(Size, ScalarType.Float32);
        input.bytes.Clear();
        var output = form.call(input.permute(ChannelsToFront));
        Assert.IsTrue(output.dim() == 2 && output.size(0) == 1 && output.numel() == 3);
        var scores = output.softmax(1);
        Assert.IsTrue(scores.dtype == ScalarType.Float32 && scores.device_type == DeviceType.CPU && scores.is_contiguous());
        scores.bytes.Clear();
    }

    private static long LeastAllocated(Func<bool> goOn, Action step)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Rows; i++)
        {
            Assert.IsTrue(goOn());
            var before = GC.GetAllocatedBytesForCurrentThread();
            step();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private sealed class Picture
    {
        [VectorType(1, Side, Side)]
        public byte[] Image { get; set; } = [];

        public string Label { get; set; } = "";

        public static Picture Of(int number)
            => new() { Image = [.. Enumerable.Range(number, Side * Side).Select(each => (byte)each)], Label = $"{number % 3}" };
    }
}
