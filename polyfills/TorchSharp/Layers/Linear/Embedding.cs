using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A table of vectors, looked up by index.</summary>
        public sealed class Embedding : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(weight))] private Parameter _weight;
            private readonly long? paddingIndex;
            private readonly double? maxNorm;
            private readonly double normType;
            private readonly bool scaleGradByFreq;
            private readonly bool sparse;

            internal Embedding(Parameter table, long? paddingIndex, double? maxNorm, double normType, bool scaleGradByFreq, bool sparse)
                : base(nameof(Embedding))
            {
                weight = table;
                this.paddingIndex = paddingIndex < 0 ? paddingIndex + table.shape[0] : paddingIndex;
                this.maxNorm = maxNorm;
                this.normType = normType;
                this.scaleGradByFreq = scaleGradByFreq;
                this.sparse = sparse;
            }

            public Parameter? weight
            {
                get => _weight;
                set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
            }

            public override Tensor forward(Tensor input)
            {
                if (maxNorm is double limit)
                {
                    using var unrecorded = no_grad();
                    aten.embedding_renorm_.Run(_weight, input, limit, normType);
                }
                return aten.embedding.Call(_weight, input, paddingIndex ?? -1, scaleGradByFreq, sparse);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = empty([num_embeddings, embedding_dims], dtype, device).normal_();
                if (padding_idx is long padding)
                {
                    using var row = table.select(0, padding);
                    row.zero_();
                }
                return new(new Parameter(table), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }
        }
    }
}
