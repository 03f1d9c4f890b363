namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a slice, a tensor, a new axis, or "everything".</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            Colon,
            Null,
            None,
            Bool,
            Single,
            Slice,
            Ellipsis,
            Tensor,
        }

        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal Tensor tensor;

        public static TensorIndex Colon = new() { kind = Kind.Colon };
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };
        public static TensorIndex None = new() { kind = Kind.None };
        public static TensorIndex Null = new() { kind = Kind.Null };

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(Value(range.Start), range.End.Equals(^0) ? null : Value(range.End));

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Value(index));

        /// <summary>The index counted from the end becomes negative, as PyTorch writes it.</summary>
        private static long Value(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
