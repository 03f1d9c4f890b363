using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put([i1], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Pick([i1, i2]);
            set => Put([i1, i2], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Pick([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Pick([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Pick([i1, i2, i3, i4, i5]);
            set => Put([i1, i2, i3, i4, i5], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Pick([i1, i2, i3, i4, i5, i6]);
            set => Put([i1, i2, i3, i4, i5, i6], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Pick(indices);
            set => Put(indices, value);
        }

        public Tensor index(params Tensor[] indices) => aten.index_Tensor.Call(this, Arg.Optional(indices));

        public Tensor index(params TensorIndex[] indices)
        {
            // The usual index of a batch is worth a path without a scope.
            if (indices is [{ kind: TensorIndex.Kind.Slice } slice])
                return aten.slice_Tensor.Call(this, 0, slice.start, slice.stop, slice.step ?? 1);

            using var scope = NewDisposeScope();
            var (view, tensors) = View(indices);
            var found = tensors is not null ? view.index(tensors) : ReferenceEquals(view, this) ? alias() : view;
            return found.MoveToOuterDisposeScope();
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices)
        {
            aten.index_put_.Run(this, Arg.Optional(indices), value);
            return this;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, tensors) = View(indices);
            var source = value.dtype == dtype && value.device_type == device_type ? value : value.to(dtype, device);
            if (tensors is null)
                view.copy_(source);
            else
                view.index_put_(source, tensors);
            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var full = torch.full([], value, dtype, device);
            return index_put_(full, indices);
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var full = torch.full([], value, dtype, device);
            return index_put_(full, indices);
        }

        private Tensor Pick(ReadOnlySpan<long> indices)
        {
            var view = this;
            for (int i = 0; i < indices.Length; i++)
            {
                var next = view.select(0, indices[i]);
                if (i > 0)
                    view.Dispose();
                view = next;
            }
            return view;
        }

        private void Put(ReadOnlySpan<long> indices, Tensor value)
        {
            using var view = Pick(indices);
            view.copy_(value);
        }

        /// <summary>
        /// What the numbers, slices and new axes of an index leave as a view, and the tensors that remain to be looked up
        /// in it, one for each dimension, or none.
        /// </summary>
        private (Tensor View, Tensor[] Tensors) View(TensorIndex[] indices)
        {
            var view = this;
            var tensors = new List<Tensor>();
            int place = 0;
            for (int i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(place, index.start ?? throw new ArgumentException("An index without a number."));
                        break;
                    case TensorIndex.Kind.Slice:
                        view = aten.slice_Tensor.Call(view, place++, index.start, index.stop, index.step ?? 1);
                        break;
                    case TensorIndex.Kind.Colon:
                        place++;
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        view = view.unsqueeze(place++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        place = (int)view.dim() - indices.Skip(i + 1).Sum(Consumed);
                        break;
                    case TensorIndex.Kind.Bool:
                        view = view.unsqueeze(place);
                        Note(tensors, place++, torch.tensor(new[] { index.start != 0 }));
                        break;
                    case TensorIndex.Kind.Tensor:
                        Note(tensors, place, index.tensor);
                        place += Consumed(index);
                        break;
                }
            }
            return (view, tensors.Count == 0 ? null : tensors.ToArray());
        }

        private static void Note(List<Tensor> tensors, int place, Tensor tensor)
        {
            while (tensors.Count < place)
                tensors.Add(null);
            tensors.Add(tensor);
        }

        /// <summary>How many dimensions an index takes up; a mask takes as many as it has itself.</summary>
        private static int Consumed(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.None or TensorIndex.Kind.Null or TensorIndex.Kind.Bool or TensorIndex.Kind.Ellipsis => 0,
            TensorIndex.Kind.Tensor => index.tensor.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.tensor.dim() : 1,
            _ => 1,
        };
    }
}
