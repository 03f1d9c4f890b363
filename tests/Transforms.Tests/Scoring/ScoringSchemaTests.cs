using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ScoringSchemaTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Score_and_prediction_have_the_annotations_of_a_trainer_of_ML_NET()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);

        var schema = model.Transform(data).Schema;

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), schema["Score"].Type);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), schema["PredictedLabel"].Type);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, Texts(schema["Score"], "SlotNames"));
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, Texts(schema["Score"], "TrainingLabelValues"));
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, Texts(schema["PredictedLabel"], "KeyValues"));
        foreach (var column in new[] { schema["Score"], schema["PredictedLabel"] })
        {
            Assert.AreEqual("MulticlassClassification", Text(column, "ScoreColumnKind"));
            Assert.AreEqual(column.Name, Text(column, "ScoreValueKind"));
            Assert.AreEqual(1u, SetId(column));
        }
    }

    [TestMethod]
    public void A_second_classifier_has_a_set_number_of_its_own()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);

        var twice = model.Transform(model.Transform(data)).Schema;

        Assert.AreEqual(2u, SetId(twice["Score"]));
        Assert.AreEqual(2u, SetId(twice["PredictedLabel"]));
    }

    [TestMethod]
    [DataRow("Label")]
    [DataRow("Key")]
    public void What_is_promised_is_what_is_given(string labelColumn)
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data, labelColumn: labelColumn);
        var given = model.Transform(data).Schema;
        var input = new SchemaShape(ShapesOf(data.Schema));

        var promised = ScoringColumns.Promise(input, input.Find(labelColumn, "label"));

        var shapes = ShapesOf(given);
        CollectionAssert.AreEqual(shapes.Select(each => each.Name).ToArray(), promised.Select(each => each.Name).ToArray());
        foreach (var (expected, actual) in shapes.Zip(promised))
            AssertSame(expected, actual);
    }

    [TestMethod]
    public void The_schema_is_one_object_and_columns_of_others_are_understood()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);
        var scored = model.Transform(data);
        var schema = scored.Schema;
        var foreign = model.GetOutputSchema(data.Schema);

        using var cursor = scored.GetRowCursor([foreign["PredictedLabel"]]);

        Assert.AreSame(schema, scored.Schema);
        Assert.AreSame(schema, cursor.Schema);
        Assert.IsTrue(cursor.IsColumnActive(foreign["PredictedLabel"]));
        Assert.IsFalse(cursor.IsColumnActive(foreign["Number"]));
    }

    private static SchemaShape.Column[] ShapesOf(DataViewSchema schema)
        => [.. schema.Where(each => !each.IsHidden).Select(each => SchemaShapes.Column(new DataViewSchema.DetachedColumn(each)))];

    private static void AssertSame(SchemaShape.Column expected, SchemaShape.Column actual)
    {
        Assert.AreEqual(expected.Name, actual.Name);
        Assert.AreEqual((expected.Kind, expected.ItemType, expected.IsKey), (actual.Kind, actual.ItemType, actual.IsKey));
        CollectionAssert.AreEquivalent(
            expected.Annotations.Select(each => (each.Name, each.Kind, each.ItemType, each.IsKey)).ToArray(),
            actual.Annotations.Select(each => (each.Name, each.Kind, each.ItemType, each.IsKey)).ToArray());
    }

    private static string[] Texts(DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(each => each.ToString())];
    }

    private static string Text(DataViewSchema.Column column, string kind)
    {
        ReadOnlyMemory<char> value = default;
        column.Annotations.GetValue(kind, ref value);
        return value.ToString();
    }

    private static uint SetId(DataViewSchema.Column column)
    {
        uint value = 0;
        column.Annotations.GetValue("ScoreColumnSetId", ref value);
        return value;
    }
}
