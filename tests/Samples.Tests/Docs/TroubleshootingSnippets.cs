using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/troubleshooting.md, compiled.</summary>
internal static class TroubleshootingSnippets
{
    public static ITransformer? NotFinite(IEstimator<ITransformer> trainer, IDataView train)
    {
        #region not-finite
        try
        {
            return trainer.Fit(train);
        }
        catch (NonFiniteLossException fault)
        {
            Console.WriteLine(fault.Message);                               // the step, and what usually helps
            return fault.LastGood;                                          // null if no epoch was finished
        }
        #endregion
    }

    public static void Log()
    {
        #region log
        var ml = new MLContext(seed: 1);
        ml.Log += (_, line) =>
        {
            if (line.Source.Contains("Torch", StringComparison.Ordinal))
                Console.WriteLine(line.Message);                            // device, threads, seed, versions, a line an epoch
        };
        #endregion
    }

    public static void Engine(MLContext ml)
    {
        #region engine
        Console.WriteLine(ml.Torch().EngineInfo());
        #endregion
    }

    public static IDataView SameKeys(MLContext ml, IDataView train, IDataView validationRows)
    {
        #region same-keys
        var keys = ml.Transforms.Conversion.MapValueToKey("Label").Fit(train);
        var options = new TorchTrainerOptions { ValidationSet = keys.Transform(validationRows), Epochs = 1 };
        using var model = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(keys.Transform(train));
        #endregion
        return options.ValidationSet;
    }
}
