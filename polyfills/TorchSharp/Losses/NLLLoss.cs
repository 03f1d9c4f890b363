using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The negative log likelihood of the target class; the input holds logarithms of probabilities.</summary>
        public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(weight, reduction)
            {
            }

            public override Tensor forward(Tensor input, Tensor target) => nn.functional.nll_loss(input, target, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);
        }
    }
}
