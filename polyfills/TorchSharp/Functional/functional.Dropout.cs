using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? aten.dropout_.InPlace(input, p, training) : aten.dropout.Call(input, p, training);

            // Whole channels of a sample are dropped, whatever the number of dimensions behind them.
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Channels(input, p, training, inplace, dimensions: 1);

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Channels(input, p, training, inplace, dimensions: 2);

            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Channels(input, p, training, inplace, dimensions: 3);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? aten.alpha_dropout_.InPlace(input, p, training) : aten.alpha_dropout.Call(input, p, training);

            private static Tensor Channels(Tensor input, double p, bool training, bool inplace, int dimensions)
            {
                // One-dimensional dropout takes a single sample too; the others keep PyTorch's reading, in which the first dimension counts samples.
                if (dimensions == 1 && input.dim() == 2)
                {
                    using var batch = input.unsqueeze(0);
                    using var dropped = Channels(batch, p, training, inplace, dimensions);
                    return inplace ? input : dropped.squeeze(0);
                }
                return inplace ? aten.feature_dropout_.InPlace(input, p, training) : aten.feature_dropout.Call(input, p, training);
            }
        }
    }
}
