using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class BadRowsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_missing_feature_column_is_named_with_a_suggestion_and_the_columns_there_are()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => TrainingSet.Load(TinyModel.Data(_ml, 3), "features", "Label"));

        StringAssert.Contains(error.Message, "The feature column 'features' is not in the data. Did you mean 'Features'?");
        StringAssert.Contains(error.Message, "The columns are: 'Features', ");
    }

    [TestMethod]
    public void A_missing_label_column_is_named()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => TrainingSet.Load(TinyModel.Data(_ml, 3), "Features", "Species"));
        StringAssert.Contains(error.Message, "The label column 'Species' is not in the data. The columns are:");
    }

    [TestMethod]
    public void A_feature_column_of_another_type_is_named_with_the_type_and_the_cure()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => TrainingSet.Load(TinyModel.Data(_ml, 3), "Number", "Label"));
        StringAssert.Contains(error.Message, "The feature column 'Number' is Int32; a network reads Single values.");
        StringAssert.Contains(error.Message, "ConvertType(\"Number\"");
    }

    [TestMethod]
    public void A_feature_column_of_bytes_has_a_cure_of_its_own()
    {
        var data = _ml.Data.LoadFromEnumerable([new ByteRow()]);
        var error = Assert.ThrowsExactly<ArgumentException>(() => FeatureColumns.ShapeOf(data.Schema, "Image"));
        StringAssert.Contains(error.Message, "ml.Torch().ToTensor(\"Features\", \"Image\")");
    }

    [TestMethod]
    public void A_feature_column_of_unknown_size_is_refused()
    {
        var data = _ml.Data.LoadFromEnumerable([new VaryingRow()]);
        var error = Assert.ThrowsExactly<ArgumentException>(() => FeatureColumns.ShapeOf(data.Schema, "Features"));
        StringAssert.Contains(error.Message, "The feature column 'Features' is");
        StringAssert.Contains(error.Message, "of unknown size");
    }

    [TestMethod]
    public void A_label_that_is_no_key_is_refused_with_the_cure()
    {
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(3));
        var error = Assert.ThrowsExactly<ArgumentException>(() => TrainingSet.Load(data, "Features", "Label"));
        StringAssert.Contains(error.Message, "The label column 'Label' is String; a classifier needs a key");
        StringAssert.Contains(error.Message, "MapValueToKey(\"Label\")");
    }

    [TestMethod]
    public void An_empty_data_set_is_refused()
    {
        var data = _ml.Data.FilterRowsByColumn(TinyModel.Data(_ml, 3), "Amount", lowerBound: 100);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => TrainingSet.Load(data, "Features", "Label"));
        StringAssert.Contains(error.Message, "The data set is empty");
    }

    [TestMethod]
    public void NaN_infinity_and_missing_labels_are_counted_in_one_message()
    {
        var rows = TinyRow.Rows(5000);
        rows[17].Features[5] = float.NaN;
        rows[17].Features[0] = 1;
        rows[4999].Features[0] = float.PositiveInfinity;
        rows[4999].Features[3] = float.NegativeInfinity;
        var known = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(_ml.Data.LoadFromEnumerable(TinyRow.Rows(3)));
        rows[40].Label = "horse";
        rows[41].Label = "cow";
        var before = LiveTensors.Settled();

        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => TrainingSet.Load(known.Transform(_ml.Data.LoadFromEnumerable(rows)), "Features", "Label"));

        StringAssert.Contains(error.Message, "The feature column 'Features' holds 3 values that are NaN or infinite, in 2 rows;");
        StringAssert.Contains(error.Message, "the first is in row 17, slot 5.");
        StringAssert.Contains(error.Message, "The label column 'Label' is missing in 2 rows; the first is row 40.");
        Assert.AreEqual(before, LiveTensors.Count);
    }

    private sealed class ByteRow
    {
        [VectorType(4)]
        public byte[] Image { get; set; } = new byte[4];
    }

    private sealed class VaryingRow
    {
        public float[] Features { get; set; } = new float[4];
    }
}
