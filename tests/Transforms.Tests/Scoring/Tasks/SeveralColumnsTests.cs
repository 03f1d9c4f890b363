using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SeveralColumnsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_network_of_one_input_gets_the_joined_row()
    {
        var data = TinyModel.Data(_ml, 50);
        var joined = _ml.Transforms.Concatenate("Joined", "Amount", "Features").Fit(data).Transform(data);
        using var several = TinyTask.Regression(_ml, data, builder: TinyModel.Builder, features: ["Amount", "Features"]);
        using var one = TinyTask.Regression(_ml, joined, builder: TinyModel.Builder, features: ["Joined"]);

        AddedValues.AssertEqual(AddedValues.Of(one.Transform(joined)), AddedValues.Of(several.Transform(joined)));
    }

    [TestMethod]
    public void A_column_of_another_size_is_named_though_the_total_agrees()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Binary(_ml, data, features: TinyTask.Two);
        var swapped = _ml.Transforms.CopyColumns("Kept", "Amount")
            .Append(_ml.Transforms.CopyColumns("Amount", "Features")).Append(_ml.Transforms.CopyColumns("Features", "Kept")).Fit(data).Transform(data);

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => model.Transform(swapped)).Message,
            "The feature column 'Features' holds 1 = 1 values a row; the network takes 1x2x3 = 6.");
    }

    [TestMethod]
    public void A_missing_column_is_named()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Binary(_ml, data, features: TinyTask.Two);
        var without = _ml.Transforms.DropColumns("Amount").Fit(data).Transform(data);

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => model.Transform(without)).Message, "The feature column 'Amount' is not in the data.");
    }

    [TestMethod]
    public void As_many_columns_as_inputs_are_needed()
    {
        var data = TinyModel.Data(_ml, 3);
        var state = TinyTask.StateOf(data, new BinaryTask(), features: TinyTask.Two);
        using var network = state.Network;

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new TorchBinaryTransformer(_ml, state with { FeatureColumnNames = ["Features"] })).Message,
            "There are 1 feature columns ('Features') for 2 inputs of the network (1x2x3 + 1 -> 1); the numbers must agree.");
    }

    [TestMethod]
    public void A_row_that_is_shorter_than_its_type_says_is_named_with_its_column()
    {
        var rows = TinyRow.Rows(3);
        rows[1].Features = [1, 2];
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Binary(_ml, data, features: ["Amount", "Features"]);

        var error = Assert.Throws<Exception>(() => AddedValues.Of(model.Transform(_ml.Data.LoadFromEnumerable(rows))));

        StringAssert.Contains(error.GetBaseException().Message, "Row 1 of the feature column 'Features' holds 2 values");
    }

    [TestMethod]
    public void Objects_that_do_not_outlive_their_row_are_scored_row_by_row()
    {
        var data = TinyModel.Data(_ml, 20);
        using var model = TinyTask.Binary(_ml, data, features: TinyTask.Two);
        var frames = _ml.Data.LoadFromEnumerable(TinyRow.Rows(20).Select(each => new FramedRow
        {
            Features = each.Features,
            Amount = each.Amount,
            Frame = new Frame { Number = each.Number },
        }).ToArray());
        var scored = model.Transform(frames);

        using var cursor = scored.GetRowCursor(scored.Schema);

        Assert.IsInstanceOfType<RowScoringCursor>(cursor);
        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), AddedValues.Of(scored), 1e-5f);
    }

    private sealed class FramedRow
    {
        [Microsoft.ML.Data.VectorType(1, 2, 3)]
        public float[] Features { get; set; } = [];

        public float Amount { get; set; }

        [FrameType]
        public Frame Frame { get; set; } = new();
    }
}
