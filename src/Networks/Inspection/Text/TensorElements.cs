using System.Globalization;
using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>The texts of a tensor's elements, all written in one way.</summary>
internal sealed class TensorElements
{
    private readonly string[] texts;

    private TensorElements(string[] texts, int width) => (this.texts, Width) = (texts, width);

    /// <summary>What lines are filled by: the width of an element that is finite and not zero.</summary>
    public int Width { get; }

    public string this[long place] => texts[place];

    public static TensorElements Of(Tensor tensor)
    {
        using var here = tensor.cpu().contiguous();
        if (here.is_complex())
        {
            return Complex(here.to(ScalarType.ComplexFloat64).data<Complex>().ToArray());
        }

        if (here.is_floating_point())
        {
            var values = here.to(ScalarType.Float64).data<double>().ToArray();
            var format = new FloatFormat(values);
            return new TensorElements([.. values.Select(format.Text)], format.Width);
        }

        string[] whole = here.dtype == ScalarType.Bool
            ? [.. here.data<bool>().Select(PythonText.Bool)]
            : [.. here.to(ScalarType.Int64).data<long>().Select(value => value.ToString(CultureInfo.InvariantCulture))];
        var width = whole.Max(text => text.Length);
        return new TensorElements([.. whole.Select(text => text.PadLeft(width))], width);
    }

    private static TensorElements Complex(Complex[] values)
    {
        var real = new FloatFormat([.. values.Select(value => value.Real)]);
        var imaginary = new FloatFormat([.. values.Select(value => value.Imaginary)]);
        return new TensorElements([.. values.Select(value => real.Text(value.Real) + Signed(imaginary.Text(value.Imaginary).TrimStart()) + "j")], real.Width + imaginary.Width + 1);
    }

    private static string Signed(string number) => number[0] is '-' ? number : $"+{number}";
}
