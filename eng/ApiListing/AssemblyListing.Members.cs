using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private static IEnumerable<string> MemberLines(Type t, string tn)
    {
        bool ifc = t.IsInterface;
        if (t.IsEnum)
        {
            foreach (var f in t.GetFields(All).Where(f => f.IsStatic)) yield return $"{tn}.{f.Name} = {Convert.ToString(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}{Notes(f)}";
            yield break;
        }
        foreach (var f in t.GetFields(All).Where(f => VisibleF(f, t)))
        {
            var mods = new List<string> { f.IsLiteral ? "const" : "field" };
            Access(mods, f.IsFamily, f.IsFamilyOrAssembly);
            if (f.IsStatic && !f.IsLiteral) mods.Add("static");
            if (f.IsInitOnly) mods.Add("readonly");
            if (f.GetRequiredCustomModifiers().Any(x => x.Name == "IsVolatile")) mods.Add("volatile");
            if (Attr(f, "System.Runtime.CompilerServices.RequiredMemberAttribute") != null) mods.Add("required");
            yield return $"{tn}.{f.Name} -> {Name(f.FieldType, Ctx(f, f.GetCustomAttributesData()))}{(f.IsLiteral ? " = " + Value(f.GetRawConstantValue(), f.FieldType) : "")} [{string.Join(" ", mods)}]{Notes(f)}";
        }
        foreach (var c in t.GetConstructors(All).Where(c => !c.IsStatic && VisibleM(c, t)))
        {
            if (t.IsAbstract && t.IsSealed) continue;
            var mods = new List<string> { "ctor" }; Access(mods, c.IsFamily, c.IsFamilyOrAssembly);
            yield return $"{tn}..ctor{Params(c)} [{string.Join(" ", mods)}]{Notes(c)}";
        }
        foreach (var p in t.GetProperties(All))
        {
            var g = VisibleM(p.GetMethod, t) ? p.GetMethod : null; var s = VisibleM(p.SetMethod, t) ? p.SetMethod : null;
            if (g == null && s == null) continue;
            var main = g != null && (s == null || g.IsPublic) ? g : s;
            var mods = new List<string> { p.GetIndexParameters().Length > 0 ? "indexer" : "property" };
            Access(mods, main.IsFamily, main.IsFamilyOrAssembly); Virt(mods, main, ifc);
            if (Attr(p, "System.Runtime.CompilerServices.RequiredMemberAttribute") != null) mods.Add("required");
            string Acc(MethodInfo m, string w) => m == null ? "" : (!main.IsFamily && !main.IsFamilyOrAssembly && (m.IsFamily || m.IsFamilyOrAssembly) ? "protected " : "") + w + "; ";
            bool init = s != null && s.ReturnParameter.GetRequiredCustomModifiers().Any(x => x.Name == "IsExternalInit");
            string ix = p.GetIndexParameters().Length > 0 ? "[" + string.Join(", ", p.GetIndexParameters().Select(Param)) + "]" : "";
            string refr = p.PropertyType.IsByRef ? (Attr(p, "System.Runtime.CompilerServices.IsReadOnlyAttribute") != null ? "ref readonly " : "ref ") : "";
            yield return $"{tn}.{p.Name}{ix} {{ {Acc(g, "get")}{Acc(s, init ? "init" : "set")}}} -> {refr}{Name(p.PropertyType.IsByRef ? p.PropertyType.GetElementType() : p.PropertyType, Ctx(p, p.GetCustomAttributesData()))} [{string.Join(" ", mods)}]{Notes(p)}";
        }
        foreach (var e in t.GetEvents(All))
        {
            if (!VisibleM(e.AddMethod, t)) continue;
            var mods = new List<string> { "event" }; Access(mods, e.AddMethod.IsFamily, e.AddMethod.IsFamilyOrAssembly); Virt(mods, e.AddMethod, ifc);
            yield return $"{tn}.{e.Name} -> {Name(e.EventHandlerType, Ctx(e, e.GetCustomAttributesData()))} [{string.Join(" ", mods)}]{Notes(e)}";
        }
        var accessors = new HashSet<MethodInfo>(t.GetProperties(All).SelectMany(p => new[] { p.GetMethod, p.SetMethod }).Concat(t.GetEvents(All).SelectMany(e => new[] { e.AddMethod, e.RemoveMethod, e.RaiseMethod })).Where(m => m != null));
        foreach (var m in t.GetMethods(All).Where(m => VisibleM(m, t) && !accessors.Contains(m)))
        {
            if (m.Name == "Finalize" && m.GetParameters().Length == 0 && m.IsFamily) continue;
            var mods = new List<string> { m.IsSpecialName && m.Name.StartsWith("op_") ? "operator" : "method" };
            Access(mods, m.IsFamily, m.IsFamilyOrAssembly);
            if (m.IsStatic) mods.Add(Attr(m, "System.Runtime.CompilerServices.ExtensionAttribute") != null ? "static extension" : "static");
            Virt(mods, m, ifc);
            if (!m.IsStatic && t.IsValueType && Attr(m, "System.Runtime.CompilerServices.IsReadOnlyAttribute") != null) mods.Add("readonly");
            string ga = m.IsGenericMethodDefinition ? "<" + string.Join(", ", m.GetGenericArguments().Select(a => a.Name)) + ">" : "";
            yield return $"{tn}.{m.Name}{ga}{Params(m)} -> {Ret(m)} [{string.Join(" ", mods)}]{Where(m.IsGenericMethodDefinition ? m.GetGenericArguments() : Type.EmptyTypes)}{Notes(m)}";
        }
    }
    private static void Access(List<string> mods, bool fam, bool famOr) { if (fam) mods.Add("protected"); else if (famOr) mods.Add("protected-internal"); }
    private static void Virt(List<string> mods, MethodInfo m, bool ifc)
    {
        if (m.IsStatic) { if (m.IsAbstract) mods.Add("abstract"); else if (m.IsVirtual) mods.Add("virtual"); if (mods.Count > 0 && mods[0] is "property" or "event" or "indexer") mods.Add("static"); return; }
        if (ifc) { if (!m.IsAbstract) mods.Add("default"); return; }
        if (!m.IsVirtual) return;
        bool isOverride = (m.Attributes & MethodAttributes.NewSlot) == 0;
        if (m.IsAbstract) mods.Add(isOverride ? "abstract override" : "abstract");
        else if (m.IsFinal) { if (isOverride) mods.Add("sealed override"); }
        else mods.Add(isOverride ? "override" : "virtual");
    }

    private static string Params(MethodBase m)
    {
        var ps = m.GetParameters(); bool ext = m is MethodInfo && Attr(m, "System.Runtime.CompilerServices.ExtensionAttribute") != null;
        return "(" + string.Join(", ", ps.Select((p, i) => (ext && i == 0 ? "this " : "") + Param(p))) + ")";
    }
    private static string Param(ParameterInfo p)
    {
        var sb = new StringBuilder(); var t = p.ParameterType;
        if (Attr(p, "System.ParamArrayAttribute") != null || Attr(p, "System.Runtime.CompilerServices.ParamCollectionAttribute") != null) sb.Append("params ");
        if (t.IsByRef)
        {
            sb.Append(p.IsOut && !p.IsIn ? "out " : Attr(p, "System.Runtime.CompilerServices.RequiresLocationAttribute") != null ? "ref readonly " : Attr(p, "System.Runtime.CompilerServices.IsReadOnlyAttribute") != null ? "in " : "ref ");
            t = t.GetElementType();
        }
        sb.Append(Name(t, Ctx(p.Member, p.GetCustomAttributesData()))).Append(' ').Append(p.Name);
        if (p.IsOptional || p.HasDefaultValue)
        {
            object v; bool has = p.HasDefaultValue; try { v = has ? p.RawDefaultValue : null; } catch { v = null; has = false; }
            sb.Append(" = ").Append(has ? Value(v, t) : "default /*optional*/");
        }
        return sb.ToString();
    }
    private static string Ret(MethodInfo m)
    {
        var t = m.ReturnType; string r = "";
        if (t.IsByRef) { r = Attr(m.ReturnParameter, "System.Runtime.CompilerServices.IsReadOnlyAttribute") != null || m.ReturnParameter.GetRequiredCustomModifiers().Any(x => x.Name == "InAttribute") ? "ref readonly " : "ref "; t = t.GetElementType(); }
        return r + Name(t, Ctx(m, m.ReturnParameter.GetCustomAttributesData()));
    }

    private static string Where(IEnumerable<Type> args)
    {
        var sb = new StringBuilder();
        foreach (var a in args)
        {
            var c = new List<string>(); var ga = a.GenericParameterAttributes;
            var attrs = a.GetCustomAttributesData(); var na = Attr(attrs, "System.Runtime.CompilerServices.NullableAttribute");
            byte flag = na != null && na.ConstructorArguments[0].Value is byte b ? b : (byte)0;
            bool unm = Attr(attrs, "System.Runtime.CompilerServices.IsUnmanagedAttribute") != null;
            if ((ga & GenericParameterAttributes.ReferenceTypeConstraint) != 0) c.Add(flag == 2 ? "class?" : "class");
            else if (unm) c.Add("unmanaged");
            else if ((ga & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0) c.Add("struct");
            foreach (var k in a.GetGenericParameterConstraints()) if (k.FullName != "System.ValueType" && !(unm && k.Name == "ValueType")) c.Add(Name(k, null));
            if (c.Count == 0 && flag == 1) c.Add("notnull");
            if ((ga & GenericParameterAttributes.DefaultConstructorConstraint) != 0 && (ga & GenericParameterAttributes.NotNullableValueTypeConstraint) == 0) c.Add("new()");
            if (((int)ga & 0x20) != 0) c.Add("allows ref struct");
            if (c.Count > 0) sb.Append(" where ").Append(a.Name).Append(" : ").Append(string.Join(", ", c));
        }
        return sb.ToString();
    }
}
