using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private static string Str(string s)
    {
        var sb = new StringBuilder("\"");
        foreach (char ch in s) sb.Append(ch switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => ch < 32 ? $"\\u{(int)ch:x4}" : ch.ToString() });
        return sb.Append('"').ToString();
    }
    private static string Value(object v, Type t)
    {
        if (t.IsGenericType && t.GetGenericTypeDefinition().FullName == "System.Nullable`1") { if (v == null) return "null"; t = t.GetGenericArguments()[0]; }
        if (v == null || v == DBNull.Value || v == Missing.Value) return t.IsValueType || t.IsGenericParameter ? "default" : "null";
        if (t.IsEnum)
        {
            var f = t.GetFields(All).FirstOrDefault(x => x.IsStatic && Equals(Convert.ToString(x.GetRawConstantValue(), CultureInfo.InvariantCulture), Convert.ToString(v, CultureInfo.InvariantCulture)));
            return Name(t, null) + (f != null ? "." + f.Name : $"({Convert.ToString(v, CultureInfo.InvariantCulture)})");
        }
        return v switch
        {
            string s => Str(s),
            char c => c < 32 || c > 126 ? $"'\\u{(int)c:x4}'" : $"'{(c == '\'' || c == '\\' ? "\\" : "")}{c}'",
            bool b => b ? "true" : "false",
            float f => float.IsNaN(f) ? "float.NaN" : float.IsPositiveInfinity(f) ? "float.PositiveInfinity" : float.IsNegativeInfinity(f) ? "float.NegativeInfinity" : f.ToString("R", CultureInfo.InvariantCulture) + "F",
            double d => double.IsNaN(d) ? "double.NaN" : double.IsPositiveInfinity(d) ? "double.PositiveInfinity" : double.IsNegativeInfinity(d) ? "double.NegativeInfinity" : d.ToString("R", CultureInfo.InvariantCulture) + "D",
            long l => l.ToString(CultureInfo.InvariantCulture) + "L",
            ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
            uint u => u.ToString(CultureInfo.InvariantCulture) + "U",
            decimal m => m.ToString(CultureInfo.InvariantCulture) + "M",
            _ => Convert.ToString(v, CultureInfo.InvariantCulture),
        };
    }
}
