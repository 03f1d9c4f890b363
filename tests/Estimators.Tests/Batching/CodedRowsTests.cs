using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class CodedRowsTests
{
    // 17 MB as floats: enough to be held as codes.
    private const int Rows = 5600;
    private const int Size = 784;

    /// <summary>Rows of few values are held as codes; streamed ones never are. In the order of the data both give the same batches, so the same weights.</summary>
    [TestMethod]
    public void Codes_train_the_same_weights_as_the_values_themselves()
    {
        using var coded = Train(rows => rows with { MemoryBudget = long.MaxValue }, exact: 0);
        using var streamed = Train(rows => rows with { MemoryBudget = 4 << 20 }, exact: 0);

        foreach (var (one, other) in coded.Network.parameters().Zip(streamed.Network.parameters()))
            Assert.IsTrue(one.Equals(other));
    }

    /// <summary>One value too many in the last row: the rows are held as they are, and nothing of them is lost.</summary>
    [TestMethod]
    public void Many_values_train_the_same_weights_too()
    {
        using var held = Train(rows => rows with { MemoryBudget = long.MaxValue }, exact: 300);
        using var streamed = Train(rows => rows with { MemoryBudget = 4 << 20 }, exact: 300);

        foreach (var (one, other) in held.Network.parameters().Zip(streamed.Network.parameters()))
            Assert.IsTrue(one.Equals(other));
    }

    private static Transforms.TorchClassificationTransformer Train(Func<TorchTrainerOptions, TorchTrainerOptions> change, int exact)
    {
        var ml = new MLContext(seed: 1);
        var options = change(new TorchTrainerOptions
        {
            Seed = 3,
            Epochs = 1,
            BatchSize = 100,
            Shuffle = false,
            Threads = 1,
            ValidationFraction = 0,
            Optimizer = Optimizers.Sgd(learningRate: 0.05, momentum: 0.5),
        });
        return ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [16] }, options)
            .Fit(ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(row => Row.Of(row, exact))));
    }

    private sealed class Row
    {
        [VectorType(Size)]
        public float[] Features { get; set; } = [];

        [KeyType(4)]
        public uint Label { get; set; }

        public static Row Of(int number, int exact)
        {
            var features = new float[Size];
            for (var i = 0; i < Size; i++)
                features[i] = (((number * 31) + (i * 17) + (number * i)) % 256 / 255f) - 0.5f;
            for (var i = 0; number == Rows - 1 && i < exact; i++)
                features[i] = i / 1000f;
            return new Row { Features = features, Label = (uint)number % 4 };
        }
    }
}
