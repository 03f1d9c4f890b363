using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    public void ALaterColumnHidesAnEarlierOneOfTheSameName()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", TextDataViewType.Instance);
        DataViewSchema schema = builder.ToSchema();

        Assert.AreEqual(2, schema.Count);
        Assert.IsTrue(schema[0].IsHidden);
        Assert.IsFalse(schema[1].IsHidden);
        Assert.AreEqual(1, schema["A"].Index);
        Assert.AreEqual("A: String", schema[1].ToString());
        Assert.IsNull(schema.GetColumnOrNull("B"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["B"]);
    }

    [TestMethod]
    public void TypesSayWhatTheyAre()
    {
        Assert.AreEqual("Single", NumberDataViewType.Single.ToString());
        Assert.AreEqual("String", TextDataViewType.Instance.ToString());
        Assert.AreEqual("Key<UInt32, 0-9>", new KeyDataViewType(typeof(uint), 10).ToString());
        Assert.AreEqual("Vector<Byte, 1, 28, 28>", new VectorDataViewType(NumberDataViewType.Byte, 1, 28, 28).ToString());
        Assert.AreEqual("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.AreEqual("Vector<Single, *, 3>", new VectorDataViewType(NumberDataViewType.Single, 0, 3).ToString());
    }

    [TestMethod]
    public void TypesAreEqualByContent()
    {
        var shaped = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        Assert.AreEqual(shaped, new VectorDataViewType(NumberDataViewType.Single, 2, 3));
        Assert.AreNotEqual(shaped, new VectorDataViewType(NumberDataViewType.Single, 6));
        Assert.AreEqual(6, shaped.Size);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), new KeyDataViewType(typeof(uint), 3ul));
        Assert.AreNotEqual(new KeyDataViewType(typeof(uint), 3), new KeyDataViewType(typeof(ulong), 3));
    }

    [TestMethod]
    public void ImpossibleTypesAreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 256));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, -1));
    }

    [TestMethod]
    public void AnnotationsAreReadBackByKind()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Kind", NumberDataViewType.Int32, 7);
        annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 2),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), "b".AsMemory()]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Score", new VectorDataViewType(NumberDataViewType.Single, 2), annotations.ToAnnotations());
        DataViewSchema.Column column = builder.ToSchema()["Score"];

        int kind = 0;
        column.Annotations.GetValue("Kind", ref kind);
        Assert.AreEqual(7, kind);
        Assert.IsTrue(column.HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.AreEqual("a,b", string.Join(",", names.DenseValues()));
        Assert.ThrowsExactly<InvalidOperationException>(() => column.Annotations.GetValue("Missing", ref kind));
        float wrong = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => column.Annotations.GetValue("Kind", ref wrong));
        Assert.ThrowsExactly<ArgumentException>(() => annotations.AddPrimitiveValue("Kind", NumberDataViewType.Int32, 1f));
    }
}
