using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private static string TypeLine(Type t)
    {
        var mods = new List<string>();
        string kind;
        if (IsDelegate(t)) kind = "delegate";
        else if (t.IsEnum) kind = "enum";
        else if (t.IsValueType) kind = "struct";
        else if (t.IsInterface) kind = "interface";
        else kind = "class";
        if (t.IsNestedFamily) mods.Add("protected"); if (t.IsNestedFamORAssem) mods.Add("protected-internal");
        if (kind == "class")
        {
            if (t.IsAbstract && t.IsSealed) mods.Add("static"); else if (t.IsAbstract) mods.Add("abstract"); else if (t.IsSealed) mods.Add("sealed");
        }
        if (kind == "struct")
        {
            if (Attr(t, "System.Runtime.CompilerServices.IsReadOnlyAttribute") != null) mods.Add("readonly");
            if (Attr(t, "System.Runtime.CompilerServices.IsByRefLikeAttribute") != null) mods.Add("ref");
        }
        if (kind == "enum" && Attr(t, "System.FlagsAttribute") != null) mods.Add("flags");
        var sb = new StringBuilder(TypeDefName(t, true));
        if (kind == "delegate")
        {
            var inv = t.GetMethod("Invoke", All);
            sb.Append(Params(inv)).Append(" -> ").Append(Ret(inv));
        }
        sb.Append(" [").Append(string.Join(" ", new[] { kind }.Concat(mods))).Append(']');
        var bases = new List<string>();
        if (kind == "enum") bases.Add(Name(Enum.GetUnderlyingTypeSafe(t), null));
        else if (kind == "class" && t.BaseType != null && t.BaseType.FullName != "System.Object") bases.Add(Name(t.BaseType, null));
        if (kind is "class" or "struct" or "interface")
        {
            // Interfaces that come with the base class or with another listed interface are left out only when the base class has them.
            var inherited = new HashSet<string>(t.BaseType == null ? Enumerable.Empty<string>() : t.BaseType.GetInterfaces().Select(i => Name(i, null)));
            bases.AddRange(t.GetInterfaces().Where(VisibleRef).Select(i => Name(i, null)).Where(s => !inherited.Contains(s)).OrderBy(x => x, StringComparer.Ordinal));
        }
        if (bases.Count > 0) sb.Append(" : ").Append(string.Join(", ", bases));
        sb.Append(Where(t.GetGenericArguments().Skip(t.DeclaringType?.GetGenericArguments().Length ?? 0)));
        var notes = new List<string>();
        if (kind == "class" && !(t.IsAbstract && t.IsSealed))
        {
            var ctors = t.GetConstructors(All).Where(c => !c.IsStatic).ToList();
            if (!t.IsSealed && !ctors.Any(c => c.IsPublic || c.IsFamily || c.IsFamilyOrAssembly)) notes.Add("not derivable outside: no visible ctor");
            else if (t.IsSealed && !ctors.Any(c => c.IsPublic)) notes.Add("not constructible outside");
            if (t.IsAbstract && !t.IsSealed)
            {
                var hidden = HiddenAbstract(t).Distinct().OrderBy(x => x, StringComparer.Ordinal).ToList();
                if (hidden.Count > 0) notes.Add("not derivable outside: hidden abstract " + string.Join(", ", hidden));
            }
        }
        if (kind == "interface")
        {
            var hidden = t.GetMethods(All).Where(m => m.IsAbstract && !VisibleM(m, t)).Select(m => m.Name).OrderBy(x => x, StringComparer.Ordinal).ToList();
            if (hidden.Count > 0) notes.Add("not implementable outside: hidden " + string.Join(", ", hidden));
        }
        sb.Append(Notes(t, notes.ToArray()));
        return sb.ToString();
    }
    // abstract methods (own or inherited within reach) that code outside the assembly cannot see and so cannot override
    private static IEnumerable<string> HiddenAbstract(Type t)
    {
        var seen = new List<MethodInfo>();
        for (var b = t; b != null && b.FullName != "System.Object"; b = b.BaseType)
        {
            var d = b.IsGenericType && !b.IsGenericTypeDefinition ? b.GetGenericTypeDefinition() : b;
            foreach (var m in d.GetMethods(All).Where(m => m.IsVirtual))
            {
                if (m.IsAbstract && (m.IsAssembly || m.IsFamilyAndAssembly) && !seen.Any(s => s.Name == m.Name && s.GetParameters().Length == m.GetParameters().Length)) yield return m.Name;
                if (!m.IsAbstract) seen.Add(m);
            }
        }
    }

    private static class Enum { public static Type GetUnderlyingTypeSafe(Type t) => t.GetFields(All).First(f => !f.IsStatic).FieldType; }
}
