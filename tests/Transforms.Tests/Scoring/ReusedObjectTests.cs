using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ReusedObjectTests
{
    [TestMethod]
    public void Objects_that_do_not_outlive_their_row_are_scored_row_by_row()
    {
        var ml = new MLContext(seed: 1);
        var plain = TinyModel.Data(ml, 20);
        using var model = TinyModel.Classifier(ml, plain);
        var expected = RowByRow.Scores(model, plain);
        var scored = model.Transform(ml.Data.LoadFromEnumerable(Frames(20)));
        using var cursor = scored.GetRowCursor(scored.Schema);
        var getFrame = cursor.GetGetter<Frame>(scored.Schema["Frame"]);
        var getNumber = cursor.GetGetter<int>(scored.Schema["Number"]);
        var getScore = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
        Frame frame = new();
        var number = 0;
        VBuffer<float> score = default;

        var rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            getFrame(ref frame);
            getNumber(ref number);
            getScore(ref score);
            Assert.AreEqual(rows, number);
            Assert.AreEqual(rows, frame.Number);
            CollectionAssert.AreEqual(expected[rows], score.DenseValues().ToArray());
        }
        Assert.AreEqual(20, rows);
    }

    private static IEnumerable<FrameRow> Frames(int count)
    {
        var frame = new Frame();
        for (var number = 0; number < count; number++)
        {
            frame.Number = number;
            yield return new FrameRow { Features = TinyRow.At(number).Features, Number = number, Frame = frame };
        }
    }

    private sealed class FrameRow
    {
        [VectorType(1, 2, 3)]
        public float[] Features { get; set; } = [];

        public int Number { get; set; }

        [FrameType]
        public Frame Frame { get; set; } = new();
    }
}
