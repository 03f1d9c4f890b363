using Microsoft.ML;

namespace MLNetTorch.Samples.Fashion;

public static partial class FashionMnist
{
    /// <summary>The genuine files, or whatever lies in the folder under their names: KMNIST and others have the same format.</summary>
    internal static IDataView Load(MLContext ml, Settings settings, MnistSplit split)
    {
        if (!settings.OtherFiles)
        {
            return ml.Torch().LoadFashionMnist(settings.DataFolder, split);
        }

        var prefix = Path.Combine(settings.DataFolder, split == MnistSplit.Train ? "train" : "t10k");
        return ml.Torch().LoadIdx(Existing($"{prefix}-images-idx3-ubyte"), Existing($"{prefix}-labels-idx1-ubyte"));
    }

    private static string Existing(string path) => File.Exists(path) || !File.Exists($"{path}.gz") ? path : $"{path}.gz";
}
