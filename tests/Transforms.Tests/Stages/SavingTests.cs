using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SavingTests
{
    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void A_loaded_stage_gives_the_same_values_to_the_bit(string name)
    {
        var ml = new MLContext();
        var data = StageCases.DataFor(name);
        var stage = StageCases.Stage(ml, name).Fit(data);
        var expected = stage.Transform(data);
        var once = SaveAndLoad(ml, stage, data.Schema).Transform(data);
        var twice = SaveAndLoad(ml, SaveAndLoad(ml, stage, data.Schema), data.Schema).Transform(data);
        foreach (var loaded in new[] { once, twice })
        {
            Images.AssertSameBits(Images.Read(expected), Images.Read(loaded));
            Assert.AreEqual(Images.Read(expected)[0].Length, ((VectorDataViewType)loaded.Schema["Features"].Type).Size, "known size");
            CollectionAssert.AreEqual(
                new[] { "Image", "Number", "Features" }, loaded.Schema.Where(column => !column.IsHidden).Select(column => column.Name).ToArray(), "helper columns are gone");
        }
    }

    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void The_stage_is_found_again_in_what_was_loaded(string name)
    {
        var ml = new MLContext();
        var data = StageCases.DataFor(name);
        var stage = StageCases.Stage(ml, name).Fit(data);
        var restored = SavedStage.Restore((TransformerChain<ITransformer>)SaveAndLoad(ml, stage, data.Schema), ml);
        Assert.IsNotNull(restored);
        var (expected, found) = (stage.Transform(data), restored.Transform(data));
        CollectionAssert.AreEqual(Images.Dimensions(expected), Images.Dimensions(found));
        Images.AssertSameBits(Images.Read(expected), Images.Read(found));
        Assert.IsNull(SavedStage.Restore(new TransformerChain<ITransformer>(ml.Transforms.CopyColumns("A", "Image").Fit(data)), ml));
    }

    [TestMethod]
    public void A_pipeline_of_stages_under_one_name_is_saved_and_loaded()
    {
        var ml = new MLContext();
        IDataView data = new ImageSet([.. Enumerable.Range(0, 50 * 48).Select(value => (byte)(value * 37))], [.. Enumerable.Range(0, 50).Select(row => (byte)(row % 10))], 3, 4, 4);
        var model = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features"))
            .Append(ml.Torch().Pad("Features", pixels: 1))
            .Append(ml.Torch().Flatten("Features"))
            .Fit(data);
        var loaded = SaveAndLoad(ml, model, data.Schema);
        Images.AssertSameBits(Images.Read(model.Transform(data)), Images.Read(loaded.Transform(data)));
        Assert.IsInstanceOfType<KeyDataViewType>(loaded.Transform(data).Schema["Label"].Type);
    }

    [TestMethod]
    public void A_loaded_stage_refuses_a_row_of_another_size()
    {
        var ml = new MLContext();
        var data = Images.Counting(0, 1, 2, 2);
        var loaded = SaveAndLoad(ml, ml.Torch().Pad("Features", "Image", 1).Fit(data), data.Schema);
        var fault = Assert.Throws<Exception>(() => Images.Read(loaded.Transform(Images.OfUnknownSize<float>([1, 2, 3]))));
        StringAssert.Contains(fault.GetBaseException().Message, "A row of the column 'Image' has 3 values; expected 4 (1x2x2).");
    }

    [TestMethod]
    [DataRow("{\"Stage\":{\"kind\":\"Sharpen\"}}")]
    [DataRow("{\"Input\":")]
    [DataRow("null")]
    [DataRow("{\"Input\":\"Image\",\"Output\":\"Features\",\"IsByte\":false,\"Shape\":null,\"Stage\":{\"kind\":\"Flatten\"}}")]
    [DataRow("{\"Input\":\"Image\",\"Output\":\"Features\",\"IsByte\":false,\"Shape\":[2,-2],\"Stage\":{\"kind\":\"Flatten\"}}")]
    [DataRow("{\"Input\":\"Image\",\"Output\":\"Features\",\"IsByte\":false,\"Shape\":[4],\"Stage\":{\"kind\":\"NormalizeChannels\",\"Mean\":[0],\"Std\":[0]}}")]
    [DataRow("{\"Input\":\"Image\",\"Output\":\"Features\",\"IsByte\":false,\"Shape\":[4],\"Stage\":{\"kind\":\"NormalizeChannels\",\"Mean\":null,\"Std\":null}}")]
    [DataRow("{\"Input\":\"Image\",\"Output\":\"Features\",\"IsByte\":false,\"Shape\":[4],\"Stage\":{\"kind\":\"Pad\",\"Pixels\":1,\"Value\":0}}")]
    public void A_state_that_is_unknown_or_damaged_is_refused(string json)
    {
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => StageState.FromJson(System.Text.Encoding.UTF8.GetBytes(json)));
        StringAssert.Contains(fault.Message, "an image stage that cannot be read");
        StringAssert.Contains(fault.Message, "later version of MLNetTorch");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(784)]
    [DataRow(4096)]
    [DataRow(150_529)]
    public void Parts_make_up_the_whole_in_order(int size)
    {
        float[] image = [.. Enumerable.Range(0, size).Select(value => (float)value)];
        var parts = new StageParts();
        parts.Set(image);
        var joined = StageParts.ColumnsFor(size).Select(column => StageParts.Columns.ToList().IndexOf(column))
            .Select(bit => (VBuffer<float>)typeof(StageParts).GetField($"Part{bit}")!.GetValue(parts)!).SelectMany(part => part.DenseValues());
        CollectionAssert.AreEqual(image, joined.ToArray());
    }

    private static ITransformer SaveAndLoad(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        ml.Model.Save(model, schema, file);
        file.Position = 0;
        return new MLContext().Model.Load(file, out _);
    }
}
