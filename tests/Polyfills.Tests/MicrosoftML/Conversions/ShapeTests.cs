using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

/// <summary>What the estimators promise before they are fitted.</summary>
[TestClass]
public sealed class ShapeTests
{
    private static readonly MLContext Context = new(1);

    [TestMethod]
    public void MapValueToKey()
    {
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector String]", Context.Transforms.Conversion.MapValueToKey("Out", "Text"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector Single]", Context.Transforms.Conversion.MapValueToKey("Out", "Single"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector String]", Context.Transforms.Conversion.MapValueToKey("Out", "Single", addKeyValueAnnotationsAsText: true));
        AreShaped("Out: Vector key UInt32 [KeyValues: Vector Single]", Context.Transforms.Conversion.MapValueToKey("Out", "Vector"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector key UInt32]", Context.Transforms.Conversion.MapValueToKey("Out", "Key"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector String]", Context.Transforms.Conversion.MapValueToKey("First", "Text").Append(Context.Transforms.Conversion.MapValueToKey("Out", "First")));
    }

    [TestMethod]
    public void MapKeyToValue()
    {
        AreShaped("Out: Scalar String []", Context.Transforms.Conversion.MapValueToKey("Mapped", "Text").Append(Context.Transforms.Conversion.MapKeyToValue("Out", "Mapped")));
        AreShaped("Out: Vector Single []", Context.Transforms.Conversion.MapValueToKey("Mapped", "Vector").Append(Context.Transforms.Conversion.MapKeyToValue("Out", "Mapped")));
        Fails(Context.Transforms.Conversion.MapKeyToValue("Out", "Text"));
        Fails(Context.Transforms.Conversion.MapKeyToValue("Out", "Key"));
        Fails(Context.Transforms.Conversion.MapKeyToValue("Out", "Absent"));
    }

    [TestMethod]
    public void OneHotEncoding()
    {
        AreShaped("Out: Vector Single [SlotNames: Vector String, CategoricalSlotRanges: Vector Int32, IsNormalized: Scalar Boolean]", Context.Transforms.Categorical.OneHotEncoding("Out", "Text"));
        AreShaped("Out: Vector Single [SlotNames: Vector String, CategoricalSlotRanges: Vector Int32, IsNormalized: Scalar Boolean]", Context.Transforms.Categorical.OneHotEncoding("Out", "Single"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector String]", Context.Transforms.Categorical.OneHotEncoding("Out", "Text", OneHotEncodingEstimator.OutputKind.Key));
        Fails(Context.Transforms.Categorical.OneHotEncoding("Out", "Absent"));
    }

    [TestMethod]
    public void NormalizeMeanVariance()
    {
        AreShaped("Out: Scalar Single [IsNormalized: Scalar Boolean]", Context.Transforms.NormalizeMeanVariance("Out", "Single"));
        AreShaped("Out: Vector Single [IsNormalized: Scalar Boolean]", Context.Transforms.NormalizeMeanVariance("Out", "Vector"));
        Fails(Context.Transforms.NormalizeMeanVariance("Out", "Text"));
        Fails(Context.Transforms.NormalizeMeanVariance("Out", "Unsized"));
        Fails(Context.Transforms.NormalizeMeanVariance("Out", "Absent"));
    }

    [TestMethod]
    public void ConvertType()
    {
        AreShaped("Out: Scalar Double []", Context.Transforms.Conversion.ConvertType("Out", "Single", DataKind.Double));
        AreShaped("Out: Vector String []", Context.Transforms.Conversion.ConvertType("Out", "Vector", DataKind.String));
        AreShaped("Out: VariableVector Boolean []", Context.Transforms.Conversion.ConvertType("Out", "Unsized", DataKind.Boolean));
        Fails(Context.Transforms.Conversion.ConvertType("Out", "Single", DataKind.Int32));
        Fails(Context.Transforms.Conversion.ConvertType("Out", "Absent"));
    }

    [TestMethod]
    public void MapValue()
    {
        AreShaped("Out: Scalar Int32 []", Context.Transforms.Conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 1 }, "Text"));
        AreShaped("Out: Vector Int32 []", Context.Transforms.Conversion.MapValue("Out", new Dictionary<string, int[]> { ["a"] = [1, 2] }, "Text"));
        AreShaped("Out: Scalar key UInt32 [KeyValues: Vector String]", Context.Transforms.Conversion.MapValue("Out", new Dictionary<string, string> { ["a"] = "x" }, "Text", treatValuesAsKeyType: true));
        AreShaped("Out: Vector Int32 []", Context.Transforms.Conversion.MapValue("Out", new Dictionary<float, int> { [1] = 1 }, "Vector"));
        Fails(Context.Transforms.Conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 1 }, "Absent"));
    }

    [TestMethod]
    public void Expression()
    {
        AreShaped("Out: Scalar Int32 []", Context.Transforms.Expression("Out", "t : len(t)", "Text"));
        AreShaped("Out: Vector Boolean []", Context.Transforms.Expression("Out", "(v, s) : v > s", "Vector", "Single"));
        AreShaped("Out: VariableVector Single []", Context.Transforms.Expression("Out", "v : v * 2", "Unsized"));
        Fails(Context.Transforms.Expression("Out", "t : t + 1", "Text"));
        Fails(Context.Transforms.Expression("Out", "t : t", "Absent"));
    }

    private static void AreShaped<T>(string expected, IEstimator<T> estimator)
        where T : ITransformer
        => Assert.AreEqual(expected, Text(estimator.GetOutputSchema(Input()).Single(column => column.Name == "Out")));

    private static void Fails<T>(IEstimator<T> estimator)
        where T : ITransformer
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Input()));

    // A mapping that makes all columns from nothing gives their shapes.
    private static SchemaShape Input()
        => Context.Transforms.CustomMapping<Nothing, Columns>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));

    private static string Text(SchemaShape.Column column) => $"{Line(column)} [{string.Join(", ", column.Annotations.Select(Line))}]";

    private static string Line(SchemaShape.Column column) => $"{column.Name}: {column.Kind} {(column.IsKey ? "key " : "")}{column.ItemType}";

    private sealed class Nothing
    {
    }

    private sealed class Columns
    {
        public string Text { get; set; } = "";

        public float Single { get; set; }

        [KeyType(4)]
        public uint Key { get; set; }

        [VectorType(3)]
        public float[] Vector { get; set; } = [];

        public float[] Unsized { get; set; } = [];
    }
}
