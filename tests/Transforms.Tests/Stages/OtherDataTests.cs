using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A stage fitted on one set and used on another.</summary>
[TestClass]
public sealed class OtherDataTests
{
    [TestMethod]
    public void Another_size_is_refused()
    {
        var stage = new MLContext().Torch().Flatten("Features", "Image").Fit(Images.Counting(0, 1, 2, 2));
        var fault = Assert.ThrowsExactly<ArgumentException>(() => stage.Transform(Images.Counting(0, 1, 3, 3)));
        StringAssert.Contains(fault.Message, "the column 'Image' is Vector<Single, 1, 3, 3>; it was Vector<Single, 1, 2, 2> when the stage was fitted.");
    }

    [TestMethod]
    public void A_size_left_open_is_checked_row_by_row()
    {
        var stage = new MLContext().Torch().Flatten("Features", "Image").Fit(Images.Counting(0, 1, 2, 2));
        Images.AssertSameBits([[1, 2, 3, 4]], Images.Read(stage.Transform(Images.OfUnknownSize<float>([1, 2, 3, 4]))));
        var wrong = stage.Transform(Images.OfUnknownSize<float>([1, 2, 3, 4], [1, 2]));
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Images.Read(wrong));
        StringAssert.Contains(fault.Message, "Row 1 of the column 'Image' has 2 values; expected 4 (1x2x2).");
    }

    [TestMethod]
    public void A_prediction_class_need_not_repeat_the_dimensions()
    {
        var ml = new MLContext();
        var data = Images.Of([[255f, 0, 51, 0]], 1, 2, 2);
        var model = ml.Torch().ToTensor("Features", "Image").Append(ml.Torch().Pad("Features", pixels: 1)).Fit(data);
        using var engine = ml.Model.CreatePredictionEngine<Question, Answer>(model);
        CollectionAssert.AreEqual(
            new[] { 0, 0, 0, 0, 0, 1, 0, 0, 0, 51 / 255f, 0, 0, 0, 0, 0, 0 }, engine.Predict(new Question { Image = [255, 0, 51, 0] }).Features);
    }

    public sealed class Question
    {
        public float[] Image { get; set; } = [];
    }

    public sealed class Answer
    {
        public float[] Features { get; set; } = [];
    }
}
