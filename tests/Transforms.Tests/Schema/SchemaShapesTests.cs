using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SchemaShapesTests
{
    [TestMethod]
    public void A_column_has_the_shape_of_its_type()
    {
        var names = KeyValuePair.Create<string, DataViewType>("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 3));
        var vector = SchemaShapes.Column("A", new VectorDataViewType(NumberDataViewType.Single, 1, 3), [names]);
        var varying = SchemaShapes.Column("B", new VectorDataViewType(NumberDataViewType.Byte));
        var key = SchemaShapes.Column("C", new KeyDataViewType(typeof(byte), 5));
        var text = SchemaShapes.Column("D", TextDataViewType.Instance);

        Assert.AreEqual(("A", SchemaShape.Column.VectorKind.Vector, false), (vector.Name, vector.Kind, vector.IsKey));
        Assert.AreEqual(NumberDataViewType.Single, vector.ItemType);
        Assert.AreEqual("SlotNames", vector.Annotations.Single().Name);
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, vector.Annotations.Single().Kind);
        Assert.AreEqual(("B", SchemaShape.Column.VectorKind.VariableVector, false), (varying.Name, varying.Kind, varying.IsKey));
        Assert.AreEqual(("C", SchemaShape.Column.VectorKind.Scalar, true), (key.Name, key.Kind, key.IsKey));
        Assert.AreEqual(NumberDataViewType.Byte, key.ItemType);
        Assert.AreEqual(TextDataViewType.Instance, text.ItemType);
    }

    [TestMethod]
    public void With_replaces_namesakes_and_adds_the_others_at_the_end()
    {
        var shape = new SchemaShape([SchemaShapes.Column("A", NumberDataViewType.Single), SchemaShapes.Column("B", NumberDataViewType.Single)]);

        var result = shape.With(SchemaShapes.Column("A", TextDataViewType.Instance), SchemaShapes.Column("C", BooleanDataViewType.Instance));

        CollectionAssert.AreEqual(new[] { "A", "B", "C" }, result.Select(each => each.Name).ToArray());
        Assert.AreEqual(TextDataViewType.Instance, result[0].ItemType);
    }

    [TestMethod]
    public void Find_names_what_is_missing()
    {
        var shape = new SchemaShape([SchemaShapes.Column("Image", NumberDataViewType.Single)]);
        var error = Assert.ThrowsExactly<ArgumentException>(() => shape.Find("Imaeg", "input"));
        Assert.AreEqual("The input column 'Imaeg' is not in the data. Did you mean 'Image'? The columns are: 'Image'.", error.Message);
    }
}
