using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class PromiseTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_binary_classifier_gives_what_is_promised()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Binary(_ml, data);
        AssertSame(model.Transform(data).Schema, ScoringColumns.PromiseBinary(Shape(data.Schema)));
    }

    [TestMethod]
    [DataRow("Amount")]
    [DataRow("Features")]
    [DataRow("Pair")]
    public void A_regression_gives_what_is_promised(string label)
    {
        var plain = TinyModel.Data(_ml, 3);
        var data = _ml.Transforms.Concatenate("Pair", "Amount", "Features").Fit(plain).Transform(plain);
        using var model = TinyTask.Regression(_ml, data, RegressionTask.Of(data.Schema, label));
        var input = Shape(data.Schema);
        AssertSame(model.Transform(data).Schema, ScoringColumns.PromiseRegression(input, input.Find(label, "label")));
    }

    private static SchemaShape Shape(DataViewSchema schema)
        => new(schema.Where(each => !each.IsHidden).Select(each => SchemaShapes.Column(new DataViewSchema.DetachedColumn(each))));

    private static void AssertSame(DataViewSchema given, SchemaShape promised)
    {
        var expected = Shape(given);
        CollectionAssert.AreEqual(expected.Select(Text).ToArray(), promised.Select(Text).ToArray());
    }

    private static string Text(SchemaShape.Column column)
        => $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey}: {string.Join("; ", column.Annotations
            .OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{each.Name} {each.Kind} {each.ItemType} {each.IsKey}"))}";
}
