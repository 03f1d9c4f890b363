using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class EnvironmentTests
{
    [TestMethod]
    public void MessagesOfAChannelReachTheLog()
    {
        var ml = new MLContext();
        var messages = new List<LoggingEventArgs>();
        ml.Log += (_, message) => messages.Add(message);
        using (IChannel channel = ((IHostEnvironment)ml).Register("Trainer").Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 3);
            channel.Warning(MessageSensitivity.None, "careful");
        }

        LoggingEventArgs info = messages.Single(message => message.Kind == ChannelMessageKind.Info);
        Assert.AreEqual("epoch 3", info.RawMessage);
        Assert.AreEqual("Trainer; Training", info.Source);
        Assert.AreEqual("[Source=Trainer; Training, Kind=Info] epoch 3", info.Message);
        Assert.IsTrue(messages.Exists(message => message.Kind == ChannelMessageKind.Warning));
        Assert.AreEqual("Channel started", messages[0].RawMessage);
        Assert.AreEqual("Channel disposed", messages[^1].RawMessage);
    }

    [TestMethod]
    public void ASeedFixesTheRandomNumbersOfEachHost()
    {
        static int[] Draw(IHost host) => Enumerable.Range(0, 4).Select(_ => host.Rand.Next(1000)).ToArray();
        IHostEnvironment first = new MLContext(seed: 5);
        IHostEnvironment second = new MLContext(seed: 5);
        int[] numbers = Draw(first.Register("A"));
        CollectionAssert.AreEqual(numbers, Draw(second.Register("A")));
        CollectionAssert.AreNotEqual(numbers, Draw(second.Register("A")));
        Assert.AreEqual("620 296 243 892", string.Join(" ", numbers));
        Assert.AreEqual("978 792 180 0", string.Join(" ", Draw(first.Register("B", seed: 9))));
    }

    [TestMethod]
    public void OptionsAreKeptByName()
    {
        var ml = new MLContext();
        Assert.IsTrue(ml.TryAddOption("threads", 3));
        Assert.IsFalse(ml.TryAddOption("threads", 4));
        Assert.IsTrue(ml.TryGetOption("threads", out int threads));
        Assert.AreEqual(3, threads);
        Assert.IsFalse(ml.TryGetOption("threads", out string _));
        Assert.IsTrue(ml.RemoveOption("threads"));
        Assert.AreEqual(0, ml.GetOptionOrDefault<int>("threads"));
    }

    [TestMethod]
    public void ExceptionsLearnWhereTheyWereThrown()
    {
        IHost host = ((IHostEnvironment)new MLContext()).Register("Trainer");
        var error = new InvalidOperationException();
        Assert.AreSame(error, host.Process(error));
        Assert.IsNotEmpty(error.Data);
    }
}
