namespace Microsoft.ML.Internal.Expressions;

/// <summary>The operator ^. Whole powers saturate instead of overflowing, and a negative exponent gives zero.</summary>
internal static class Powers
{
    public static float Raise(float value, float exponent) => (float)Math.Pow(value, exponent);

    public static double Raise(double value, double exponent) => Math.Pow(value, exponent);

    public static int Raise(int value, int exponent)
        => exponent == 2 ? unchecked(value * value) : (int)Math.Clamp(Raise((long)value, exponent), int.MinValue, int.MaxValue);

    public static long Raise(long value, long exponent)
    {
        switch (exponent)
        {
            case 0: return 1;
            case 1: return value;
            // A square wraps around, as the language has always done.
            case 2: return unchecked(value * value);
            case < 0: return value is 1 or -1 ? (long.IsEvenInteger(exponent) ? 1 : value) : 0;
        }
        if (value is 0 or 1)
            return value;
        if (value == -1)
            return long.IsEvenInteger(exponent) ? 1 : -1;

        bool negative = value < 0 && long.IsOddInteger(exponent);
        var magnitude = UInt128.One;
        var factor = (UInt128)Int128.Abs(value);
        for (long i = 0; i < exponent && magnitude <= long.MaxValue; i++)
            magnitude *= factor;
        if (magnitude > long.MaxValue)
            return negative ? long.MinValue : long.MaxValue;
        return negative ? -(long)magnitude : (long)magnitude;
    }
}
