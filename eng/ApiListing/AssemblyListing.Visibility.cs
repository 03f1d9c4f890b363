using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private static bool Visible(Type t)
    {
        for (; t != null; t = t.DeclaringType)
        {
            if (t.IsNested) { if (!(t.IsNestedPublic || ((t.IsNestedFamily || t.IsNestedFamORAssem) && Inheritable(t.DeclaringType)))) return false; }
            else if (!t.IsPublic) return false;
        }
        return true;
    }
    // Can a type outside the assembly derive from t?
    private static bool Inheritable(Type t) => t.IsInterface || (t.IsClass && !t.IsSealed && t.GetConstructors(All).Any(c => !c.IsStatic && (c.IsPublic || c.IsFamily || c.IsFamilyOrAssembly)));
    private static bool VisibleM(MethodBase m, Type owner) => m != null && (m.IsPublic || ((m.IsFamily || m.IsFamilyOrAssembly) && !owner.IsSealed));
    private static bool VisibleF(FieldInfo f, Type owner) => f.IsPublic || ((f.IsFamily || f.IsFamilyOrAssembly) && !owner.IsSealed);
    private static bool VisibleRef(Type t)
    {
        if (t.HasElementType) return VisibleRef(t.GetElementType());
        if (t.IsGenericParameter) return true;
        if (t.IsGenericType) { foreach (var a in t.GetGenericArguments()) if (!VisibleRef(a)) return false; t = t.GetGenericTypeDefinition(); }
        return Visible(t);
    }
    private static bool IsDelegate(Type t) => t.BaseType?.FullName == "System.MulticastDelegate";
}
