namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        public static explicit operator byte(Tensor value) => value.ToByte();

        public static explicit operator double(Tensor value) => value.ToDouble();

        public static explicit operator float(Tensor value) => value.ToSingle();

        public static explicit operator int(Tensor value) => value.ToInt32();

        public static explicit operator long(Tensor value) => value.ToInt64();

        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        public static explicit operator short(Tensor value) => value.ToInt16();

        public static implicit operator Tensor(Scalar scalar) => Number(scalar);

        public static implicit operator Tensor(bool value) => torch.tensor(value);

        public static implicit operator Tensor(bool[] value) => torch.tensor(value);

        public static implicit operator Tensor(byte value) => torch.tensor(value);

        public static implicit operator Tensor(byte[] value) => torch.tensor(value);

        public static implicit operator Tensor(double value) => torch.tensor(value);

        public static implicit operator Tensor(double[] value) => torch.tensor(value);

        public static implicit operator Tensor(float value) => torch.tensor(value);

        public static implicit operator Tensor(float[] value) => torch.tensor(value);

        public static implicit operator Tensor(int value) => torch.tensor(value);

        public static implicit operator Tensor(int[] value) => torch.tensor(value);

        public static implicit operator Tensor(long value) => torch.tensor(value);

        public static implicit operator Tensor(long[] value) => torch.tensor(value);

        public static implicit operator Tensor(sbyte value) => torch.tensor(value);

        public static implicit operator Tensor(sbyte[] value) => torch.tensor(value);

        public static implicit operator Tensor(short value) => torch.tensor(value);

        public static implicit operator Tensor(short[] value) => torch.tensor(value);

        private static Tensor Number(Scalar scalar) => full(Array.Empty<long>(), scalar, scalar.Type);
    }
}
