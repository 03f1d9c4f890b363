using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private static CustomAttributeData Attr(IList<CustomAttributeData> l, string full)
    {
        foreach (var a in l) { string nm; try { nm = a.AttributeType.FullName; } catch { continue; } if (nm == full) return a; }
        return null;
    }
    private static CustomAttributeData Attr(MemberInfo m, string full) => Attr(m.GetCustomAttributesData(), full);
    private static CustomAttributeData Attr(ParameterInfo p, string full) => Attr(p.GetCustomAttributesData(), full);
    private static string Notes(MemberInfo m, params string[] extra)
    {
        var n = new List<string>();
        var ob = Attr(m, "System.ObsoleteAttribute");
        // the compiler marks every ref struct obsolete for old compilers; that is no note
        if (ob != null && !(m is Type rt && Attr(rt, "System.Runtime.CompilerServices.IsByRefLikeAttribute") != null))
            n.Add("obsolete" + (ob.ConstructorArguments.Count > 1 && Equals(ob.ConstructorArguments[1].Value, true) ? " (error)" : "") + (ob.ConstructorArguments.Count > 0 ? ": " + Str((string)ob.ConstructorArguments[0].Value) : ""));
        var eb = Attr(m, "System.ComponentModel.EditorBrowsableAttribute");
        if (eb != null && eb.ConstructorArguments.Count == 1 && Convert.ToInt32(eb.ConstructorArguments[0].Value) == 1) n.Add("editor-hidden");
        n.AddRange(extra.Where(e => e != null));
        return n.Count == 0 ? "" : " // " + string.Join("; ", n);
    }
}
