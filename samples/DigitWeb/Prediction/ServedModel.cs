using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace MLNetTorch.Samples.Web;

/// <summary>One network, and two pools of prediction engines over it: one for pictures, which are prepared first, and one for pixels.</summary>
internal sealed class ServedModel : IDisposable
{
    private readonly PredictionPool<DigitPreparation.PictureFile, DigitPreparation.ReadPicture> pictures;
    private readonly PredictionPool<DigitWeb.ModelInput, DigitWeb.ModelOutput> pixels;
    private readonly ITransformer model;
    private readonly DigitOrder order;

    private ServedModel(MLContext ml, ITransformer model, DataViewSchema inputSchema, PredictionPoolOptions options)
    {
        this.model = model;
        order = DigitOrder.Of(model.GetOutputSchema(inputSchema));
        var chain = new TransformerChain<ITransformer>(DigitPreparation.Make(ml), model);
        pictures = ml.Torch().CreatePredictionPool<DigitPreparation.PictureFile, DigitPreparation.ReadPicture>(chain, options);
        pixels = ml.Torch().CreatePredictionPool<DigitWeb.ModelInput, DigitWeb.ModelOutput>(model, options);
    }

    public int Engines => pictures.Engines + pixels.Engines;

    public int EnginesInUse => pictures.InUse + pixels.InUse;

    public int Waiting => pictures.Waiting + pixels.Waiting;

    /// <summary>Loads a model file and sees that it reads digits.</summary>
    /// <exception cref="InvalidDataException">It does not; the message says what was expected.</exception>
    public static ServedModel Load(string path, int engines, int queueLength)
    {
        // The engines keep the cores busy; threads of libtorch on top of them would only wait for each other.
        torch.set_num_threads(1);
        var ml = new MLContext();
        var model = ml.Torch().LoadModel(path, out var inputSchema);
        try
        {
            return new ServedModel(ml, model, inputSchema, new PredictionPoolOptions { Capacity = engines, QueueLimit = queueLength });
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            (model as IDisposable)?.Dispose();
            throw new InvalidDataException(
                $"The model file '{path}' does not read digits: expected a column Image of 1x28x28 bytes and a column Score of ten probabilities. "
                + fault.Message, fault);
        }
    }

    /// <summary>Prepares a picture and reads the digit in it.</summary>
    public async Task<Prediction> ReadAsync(DigitPreparation.PictureFile picture, CancellationToken stop)
    {
        var read = await QueueAsync(pictures.PredictAsync(picture, stop));
        return read switch
        {
            { Fault.Length: > 0 } => throw Refused.BadPicture(read.Fault),
            { HasInk: false } => throw Refused.NoDigit(),
            _ => order.PredictionOf(read.Score, read.Image),
        };
    }

    /// <summary>Reads the digit in 784 values.</summary>
    public async Task<Prediction> ReadAsync(DigitWeb.ModelInput digit, CancellationToken stop) =>
        order.PredictionOf((await QueueAsync(pixels.PredictAsync(digit, stop))).Score, digit.Image);

    public void Dispose()
    {
        pictures.Dispose();
        pixels.Dispose();
        (model as IDisposable)?.Dispose();
    }

    private static async Task<T> QueueAsync<T>(Task<T> prediction)
    {
        try
        {
            return await prediction;
        }
        catch (PredictionPoolFullException)
        {
            throw Refused.Busy();
        }
        catch (ObjectDisposedException)
        {
            throw Refused.NotReady();
        }
    }
}
