using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null,
                long groups = 1) =>
                aten.conv1d.Call(input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                aten.conv2d.Call(input, weight, bias, Or(strides), Or(padding), Or(dilation), groups);

            public static Tensor conv3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                aten.conv3d.Call(input, weight, bias, Or(strides), Or(padding), Or(dilation), groups);

            /// <summary>What is left out takes the operator's own default.</summary>
            internal static Arg Or(long[] sizes) => sizes is null ? Arg.Default : sizes;
        }
    }
}
