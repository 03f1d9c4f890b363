namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device.</summary>
        public override string ToString()
        {
            if (IsInvalid)
                return "";
            return $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
        }
    }
}
