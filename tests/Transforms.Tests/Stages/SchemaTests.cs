using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void What_is_promised_is_what_is_given(string name)
    {
        var data = StageCases.DataFor(name);
        AssertPromiseKept(StageCases.Stage(new MLContext(), name), data);
        AssertPromiseKept(StageCases.Stage(new MLContext(), name, "Image"), data);
    }

    [TestMethod]
    [DynamicData(nameof(StageCases.EachKeepingSlots), typeof(StageCases))]
    public void Slot_names_stay_where_slots_stay(string name)
    {
        var ml = new MLContext();
        var rows = new[] { new Pair { Left = 1, Right = 2 }, new Pair { Left = 3, Right = 5 } };
        var named = ml.Transforms.Concatenate("Image", "Left", "Right").Fit(ml.Data.LoadFromEnumerable(rows)).Transform(ml.Data.LoadFromEnumerable(rows));
        var stage = name switch
        {
            "Pad" => ml.Torch().Reshape("Image", shape: [1, 1, 2]).Append(ml.Torch().Pad("Image", pixels: 1)),
            "NormalizeChannels given" => Chain(ml.Torch().NormalizeChannels("Image", mean: [1], std: [2])),
            "NormalizeChannels learned" => Chain(ml.Torch().NormalizeChannels("Image")),
            "Reshape" => Chain(ml.Torch().Reshape("Image", shape: [2, 1])),
            "Flatten" => Chain(ml.Torch().Flatten("Image")),
            _ => Chain(ml.Torch().ToTensor("Image")),
        };
        AssertPromiseKept(stage, named);
        var column = stage.Fit(named).Transform(named).Schema["Image"];
        Assert.AreEqual(name != "Pad", column.HasSlotNames());
        if (name == "Pad")
            return;
        VBuffer<ReadOnlyMemory<char>> slots = default;
        column.GetSlotNames(ref slots);
        CollectionAssert.AreEqual(new[] { "Left", "Right" }, slots.DenseValues().Select(slot => slot.ToString()).ToArray());
    }

    [TestMethod]
    public void A_column_of_the_same_name_is_hidden_and_all_others_pass_through()
    {
        var data = StageCases.DataFor("ToTensor of bytes");
        var result = new MLContext().Torch().ToTensor("Image").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "Image", "Number", "Image" }, result.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { true, false, false }, result.Schema.Select(column => column.IsHidden).ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 300).Select(row => (float)row).ToArray(), result.GetColumn<float>("Number").ToArray());
    }

    [TestMethod]
    public void A_missing_column_is_named_and_a_similar_one_suggested()
    {
        var ml = new MLContext();
        var fault = Assert.ThrowsExactly<ArgumentException>(() => ml.Torch().Flatten("Features", "Imgae").Fit(StageCases.DataFor("Flatten")));
        StringAssert.Contains(fault.Message, "'Imgae'");
        StringAssert.Contains(fault.Message, "Did you mean 'Image'?");
        var chain = ml.Transforms.CopyColumns("Other", "Image").Append(ml.Torch().Flatten("Features", "Missing"));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => chain.Fit(StageCases.DataFor("Flatten"))).Message, "'Missing'");
    }

    [TestMethod]
    public void A_size_that_is_not_known_is_refused_with_the_cure()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(
            () => new MLContext().Torch().Flatten("Features", "Image").Fit(Images.OfUnknownSize<float>([1, 2], [3, 4, 5])));
        StringAssert.Contains(fault.Message, "Flatten: the column 'Image' is Vector<Single>; expected a vector of Single of known size.");
        StringAssert.Contains(fault.Message, "[VectorType(channels, height, width)]");
    }

    [TestMethod]
    public void A_promise_is_refused_for_the_same_reasons_as_the_data()
    {
        var estimator = new MLContext().Torch().Flatten("Features", "Number");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => estimator.Fit(StageCases.DataFor("Flatten"))).Message, "'Number' is Single; expected a vector of Single");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => estimator.GetOutputSchema(ShapeOf(StageCases.DataFor("Flatten")))).Message,
            "'Number' is Scalar of Single; expected a vector of Single");
    }

    private static EstimatorChain<ImageStageTransformer> Chain(ImageStageEstimator stage) => new EstimatorChain<ITransformer>().Append(stage);

    private static void AssertPromiseKept<T>(IEstimator<T> estimator, IDataView data)
        where T : class, ITransformer
    {
        var promised = estimator.GetOutputSchema(ShapeOf(data));
        var given = ShapeOf(estimator.Fit(data).Transform(data));
        CollectionAssert.AreEquivalent(given.Select(Describe).ToArray(), promised.Select(Describe).ToArray());
    }

    private static SchemaShape ShapeOf(IDataView data)
        => new(data.Schema.Where(column => !column.IsHidden).Select(column => column.Type is ImageDataViewType
            ? Pictures(column.Name) : SchemaShapes.Column(new DataViewSchema.DetachedColumn(column))));

    // ML.NET promises such a column in one place only.
    private static SchemaShape.Column Pictures(string name)
    {
        var path = SchemaShapes.Column(new DataViewSchema.DetachedColumn("Path", TextDataViewType.Instance));
        return new MLContext().Transforms.LoadImages(name, "", "Path").GetOutputSchema(new([path])).Single(column => column.Name == name);
    }

    private static string Describe(SchemaShape.Column column)
        => $"{column.Name}: {column.Kind} of {column.ItemType}, key {column.IsKey}, [{string.Join("; ", column.Annotations.Select(Describe).Order())}]";

    private sealed class Pair
    {
        public float Left { get; set; }

        public float Right { get; set; }
    }
}
