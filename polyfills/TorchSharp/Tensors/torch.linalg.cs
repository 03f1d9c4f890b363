using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        /// <summary>A matrix as the product of one with orthonormal columns and an upper triangular one.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            aten.linalg_qr.Call2(input, mode.ToString().ToLowerInvariant());
    }
}
