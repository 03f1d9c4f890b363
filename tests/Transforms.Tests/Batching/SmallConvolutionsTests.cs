using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SmallConvolutionsTests
{
    private static readonly SequentialNetwork Wide = new(new Layer.Conv2d(32, 3), new Layer.ReLU(), new Layer.Conv2d(4, 3), new Layer.Flatten(), new Layer.Linear());

    public static IEnumerable<object[]> Networks =>
    [
        [new LeNet(), 28, true],
        [new LeNet(), 150, false],
        [new ConvNet(), 28, false],
        [Wide, 12, true],
        [Wide, 40, false],
        [Network.From(shape => new ConvolutionByHand(shape)), 12, false],
    ];

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void Kernels_and_what_reaches_them_are_looked_at(INetworkBuilder builder, int side, bool expected)
    {
        var shape = new NetworkShape([1, side, side], 3);
        using var network = builder.Build(shape);

        Assert.AreEqual(expected, SmallConvolutions.AreAllOf(network, shape));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Rows_by_themselves_and_in_batches_score_the_same(int channels)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Image));
        schema[nameof(Image.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, channels, 20, 20);
        var random = new Random(4);
        var images = Enumerable.Range(0, 7).Select(row => new Image
        {
            Features = [.. Enumerable.Range(0, channels * 400).Select(_ => random.NextSingle() * 2 - 1)],
            Label = $"{row % 3}",
        });
        var loaded = ml.Data.LoadFromEnumerable(images.ToArray(), schema);
        var data = ml.Transforms.Conversion.MapValueToKey("Label").Fit(loaded).Transform(loaded);
        using var model = TinyModel.Classifier(ml, data, new LeNet());

        Backbones.AssertClose(RowByRow.Scores(model, data), Backbones.Values(model.Transform(data), "Score"));
    }

    private sealed class Image
    {
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";
    }

    // No layer shows what its convolution gets.
    private sealed class ConvolutionByHand : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly TorchSharp.Modules.Parameter kernel;

        public ConvolutionByHand(NetworkShape shape)
            : base(nameof(ConvolutionByHand))
        {
            kernel = new(torch.randn(shape.Output, 1, 3, 3));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.conv2d(input, kernel).mean([2, 3]);
    }
}
