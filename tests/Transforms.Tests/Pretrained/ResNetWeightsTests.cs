using System.Net;
using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ResNetWeightsTests
{
    [TestMethod]
    [DataRow(18)]
    [DataRow(34)]
    [DataRow(50)]
    [DataRow(101)]
    [DataRow(152)]
    public void The_checksum_begins_as_the_name_of_the_file_says(int depth)
    {
        var file = ResNetWeights.FileOf(depth);
        var inName = file.Name.Split('-', '.')[1];
        StringAssert.StartsWith(file.Name, $"resnet{depth}-");
        Assert.IsTrue(file.IsGenuine(inName.PadRight(64, '0')) || file.Sha256.StartsWith(inName, StringComparison.Ordinal));
        Assert.IsFalse(file.IsGenuine(new string('0', 64)));
    }

    [TestMethod]
    public void Another_depth_is_refused_with_the_ones_there_are()
    {
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().FetchResNetWeights("folder", depth: 20));
        StringAssert.Contains(fault.Message, "18, 34, 50, 101 and 152");
    }

    [TestMethod]
    public void The_file_is_asked_for_as_it_is_and_refused_when_its_checksum_is_another()
    {
        using var folder = new TemporaryFolder();
        Uri? asked = null;
        using var handler = new Handler(request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) };
        });
        using var store = new DataFileStore(folder.Path, ResNetWeights.Sources(folder.Path, handler), new ConsoleProgressBar());

        var fault = Assert.ThrowsExactly<IOException>(() => store.Get(ResNetWeights.FileOf(50), CancellationToken.None));

        Assert.AreEqual("https://download.pytorch.org/models/resnet50-0676ba61.pth", asked?.ToString());
        StringAssert.Contains(fault.Message, "gave 3 bytes with the SHA-256 039058c6");
        StringAssert.Contains(fault.Message, "expected the SHA-256 0676ba61…");
        Assert.IsEmpty(folder.FileNames);
    }

    [TestMethod]
    public void A_damaged_file_in_the_folder_is_named_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("resnet18-f37072fd.pth", [1, 2, 3]);

        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().FetchResNetWeights(folder.Path));

        StringAssert.Contains(fault.Message, "resnet18-f37072fd.pth' (3 bytes)");
        StringAssert.Contains(fault.Message, "46830571 bytes with the SHA-256 f37072fd47e8");
        CollectionAssert.AreEqual(new[] { "resnet18-f37072fd.pth" }, folder.FileNames);
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(answer(request));
    }
}
