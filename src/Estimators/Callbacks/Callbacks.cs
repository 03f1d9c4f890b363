using MLNetTorch.Estimators;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>
/// The callbacks to choose from, for <see cref="TorchTrainerOptions.Callbacks"/>. What has no parameter here is set by <c>with { … }</c>. For one
/// of your own, derive from <see cref="TrainingCallback"/>, or pass functions to <see cref="On"/>.
/// </summary>
/// <remarks>
/// The order decides who sees what: a callback that adds figures (<see cref="Statistics"/>) comes before those that read them, and
/// logs come last.
/// </remarks>
public static class Callbacks
{
    /// <summary>Ends a training that no longer gets better: <c>EarlyStopping</c> of Keras and Lightning.</summary>
    /// <param name="metric">What has to get better: one of <see cref="MetricNames"/>, or another figure of the epochs.</param>
    /// <param name="patience">After how many epochs in a row without improvement the training ends; 1 or more (Lightning: 3).</param>
    /// <param name="minimumChange">By how much a value has to be better than the best so far (<c>min_delta</c>); 0 or more.</param>
    /// <param name="direction">Which values are better (<c>mode</c>).</param>
    /// <returns>The callback.</returns>
    public static EarlyStopping EarlyStopping(
        string metric = MetricNames.ValidationLoss, int patience = 5, double minimumChange = 0,
        MonitorDirection direction = MonitorDirection.Auto)
        => new(new MetricMonitor(metric, direction, minimumChange), patience);

    /// <summary>Writes a table of the epochs while they pass: Keras' <c>CSVLogger</c>.</summary>
    /// <param name="path">The file. If there is one already, its name with a number is taken.</param>
    /// <returns>The callback.</returns>
    public static CsvLog CsvLog(string path) => new(path);

    /// <summary>Writes a JSON object a line for each epoch.</summary>
    /// <param name="path">The file. If there is one already, its name with a number is taken.</param>
    /// <returns>The callback.</returns>
    public static JsonLinesLog JsonLinesLog(string path) => new(path);

    /// <summary>Writes event files for TensorBoard: Keras' <c>TensorBoard</c>, PyTorch's <c>SummaryWriter</c>.</summary>
    /// <param name="folder">The folder of the run. If it has events already, its name with a number is taken.</param>
    /// <param name="everyBatches">After how many batches loss and learning rate are written (<c>update_freq</c>); 0 for never.</param>
    /// <returns>The callback.</returns>
    public static TensorBoardLog TensorBoard(string folder, int everyBatches = 0) => new(folder, everyBatches);

    /// <summary>Keeps an exponential moving average of the weights: Keras' <c>SwapEMAWeights</c>, PyTorch's <c>get_ema_multi_avg_fn</c>.</summary>
    /// <param name="decay">How much of the average stays at each step; 0 or more and less than 1 (PyTorch: 0.999, Keras: 0.99).</param>
    /// <param name="startEpoch">The first epoch whose steps are averaged, counted from 1.</param>
    /// <returns>The callback.</returns>
    public static MovingAverage MovingAverage(double decay = 0.999, int startEpoch = 1) => new(decay, startEpoch);

    /// <summary>Keeps the mean of the weights at the ends of the later epochs: PyTorch's <c>swa_utils</c>.</summary>
    /// <param name="startEpoch">The first epoch whose weights enter the mean, counted from 1.</param>
    /// <returns>The callback.</returns>
    public static WeightAveraging WeightAveraging(int startEpoch) => new(startEpoch);

    /// <summary>Trains frozen parameters from later epochs on: <c>Callbacks.Unfreeze((3, "layer4.*"), (5, "*"))</c>.</summary>
    /// <param name="steps">First epoch, counted from 1, and pattern of the parameters' paths: <c>*</c> for any characters, <c>?</c> for one.</param>
    /// <returns>The callback.</returns>
    public static GradualUnfreezing Unfreeze(params (int Epoch, string Pattern)[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new(new ValueList<UnfreezeStep>(steps.Select(step => new UnfreezeStep(step.Epoch, step.Pattern))));
    }

    /// <summary>Adds figures of gradients and weights to every epoch.</summary>
    /// <param name="perParameter">Whether each parameter has figures of its own.</param>
    /// <returns>The callback.</returns>
    public static TrainingStatistics Statistics(bool perParameter = false) => new(perParameter);

    /// <summary>Writes the weights to a safetensors file whenever they are the best so far: Keras' <c>ModelCheckpoint</c>.</summary>
    /// <param name="path">The file; {epoch} in it becomes the number of the epoch.</param>
    /// <param name="metric">What has to be better than ever. Null: the weights of every epoch are written.</param>
    /// <param name="direction">Which values are better (<c>mode</c>).</param>
    /// <returns>The callback.</returns>
    public static WeightSaving SaveWeights(
        string path, string? metric = MetricNames.ValidationLoss, MonitorDirection direction = MonitorDirection.Auto)
        => new(path, metric is null ? null : new MetricMonitor(metric, direction));

    /// <summary>Calls functions at the events of a training: Keras' <c>LambdaCallback</c>.</summary>
    /// <param name="onTrainingBegin">The network is built.</param>
    /// <param name="onEpochBegin">An epoch begins.</param>
    /// <param name="onBatchBegin">A batch is about to be learned.</param>
    /// <param name="onGradients">The gradients of a step are there.</param>
    /// <param name="onBatchEnd">A batch was learned.</param>
    /// <param name="onValidationBegin">All batches of an epoch were learned.</param>
    /// <param name="onEpochEnd">An epoch is finished and measured.</param>
    /// <param name="onTrainingEnd">The training is over.</param>
    /// <param name="name">What messages call the callback.</param>
    /// <returns>The callback.</returns>
    public static LambdaCallback On(
        Action<TrainingMoment>? onTrainingBegin = null, Action<TrainingMoment>? onEpochBegin = null,
        Action<TrainingMoment>? onBatchBegin = null, Action<TrainingMoment>? onGradients = null, Action<TrainingMoment>? onBatchEnd = null,
        Action<TrainingMoment>? onValidationBegin = null, Action<TrainingMoment>? onEpochEnd = null,
        Action<TrainingMoment>? onTrainingEnd = null, string name = "Callbacks.On") => new()
        {
            Title = name,
            OnTrainingBegin = onTrainingBegin,
            OnEpochBegin = onEpochBegin,
            OnBatchBegin = onBatchBegin,
            OnGradients = onGradients,
            OnBatchEnd = onBatchEnd,
            OnValidationBegin = onValidationBegin,
            OnEpochEnd = onEpochEnd,
            OnTrainingEnd = onTrainingEnd,
        };
}
