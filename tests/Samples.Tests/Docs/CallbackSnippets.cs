using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/callbacks.md, compiled.</summary>
internal static class CallbackSnippets
{
    public static TorchTrainerOptions Shipped()
    {
        #region shipped
        var options = new TorchTrainerOptions
        {
            Epochs = 100,
            ValidationFraction = 0.2,
            Callbacks =
            [
                Callbacks.MovingAverage(decay: 0.99),                       // validated and kept are the averaged weights
                Callbacks.Statistics(),                                     // GradientNorm, WeightNorm and more in the history
                Callbacks.EarlyStopping(MetricNames.ValidationLoss, patience: 5),
                Callbacks.CsvLog("run/epochs.csv"),
                Callbacks.TensorBoard("run/events"),
            ],
        };
        #endregion
        return options;
    }

    public static TorchTrainerOptions Lambda()
    {
        #region lambda
        var options = new TorchTrainerOptions
        {
            Callbacks =
            [
                Callbacks.On(onEpochEnd: at =>
                {
                    at.ReportMetric("Generosity", 2 * at.Record!.TrainingLoss);
                    if (at.Record.TrainingLoss < 0.01)
                        at.Stop("the loss is low enough");
                }),
            ],
        };
        #endregion
        return options;
    }

    public static TorchTrainerOptions Unfreezing()
    {
        #region unfreezing
        var options = new TorchTrainerOptions
        {
            Freeze = ["*"],
            Callbacks = [Callbacks.Unfreeze((1, "fc.*"), (3, "layer4.*"), (5, "*"))],
        };
        #endregion
        return options;
    }

    public static ITransformer? Rescue(IEstimator<ITransformer> trainer, IDataView train)
    {
        #region rescue
        try
        {
            return trainer.Fit(train);
        }
        catch (CallbackException fault)
        {
            Console.WriteLine(fault.Message);                               // names the callback, the hook and the epoch
            return fault.LastGood;                                          // the best epoch so far
        }
        #endregion
    }

    #region own-callback
    /// <summary>Lowers the flag when the network begins to learn by heart.</summary>
    internal sealed record OverfitAlarm(double Gap) : TrainingCallback
    {
        public override CallbackRun Start() => new Run(Gap);

        private sealed class Run(double gap) : CallbackRun
        {
            private int _alarms;

            public override void OnEpochEnd(TrainingMoment at)
            {
                if (at.Record is { ValidationLoss: { } loss } record && loss - record.TrainingLoss > gap)
                    at.Log($"epoch {record.Epoch} learns by heart, alarm {++_alarms}");
            }

            public override void Save(CallbackState state) => state.Values["alarms"] = _alarms;

            public override void Load(CallbackState state) => _alarms = (int)state.Values["alarms"]!;
        }
    }
    #endregion
}
