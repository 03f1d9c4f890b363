using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

public static partial class AssemblyListing
{
    private sealed class NCtx { public byte[] Flags; public byte Default; public int I; public string[] Tuple; public int TI; public byte Next() => Flags == null ? Default : Flags.Length == 1 ? Flags[0] : I < Flags.Length ? Flags[I++] : (byte)0; }
    private static NCtx Ctx(MemberInfo m, IList<CustomAttributeData> own)
    {
        var c = new NCtx();
        var tn = Attr(own, "System.Runtime.CompilerServices.TupleElementNamesAttribute");
        if (tn != null && tn.ConstructorArguments.Count == 1 && tn.ConstructorArguments[0].Value is IReadOnlyCollection<CustomAttributeTypedArgument> names) c.Tuple = names.Select(x => (string)x.Value).ToArray();
        var na = Attr(own, "System.Runtime.CompilerServices.NullableAttribute");
        if (na != null)
        {
            var v = na.ConstructorArguments[0].Value;
            c.Flags = v is byte b ? new[] { b } : ((IReadOnlyCollection<CustomAttributeTypedArgument>)v).Select(x => (byte)x.Value).ToArray();
            return c;
        }
        for (MemberInfo k = m; k != null; k = k.DeclaringType)
        {
            var nc = Attr(k, "System.Runtime.CompilerServices.NullableContextAttribute");
            if (nc != null) { c.Default = (byte)nc.ConstructorArguments[0].Value; break; }
        }
        return c;
    }
    private static readonly Dictionary<string, string> Kw = new Dictionary<string, string>
    {
        ["System.Void"] = "void",
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
        ["System.Char"] = "char",
        ["System.String"] = "string",
        ["System.Object"] = "object",
    };
    // A reference to a type, as C# writes it, fully qualified.
    private static string Name(Type t, NCtx c)
    {
        if (t.IsByRef) return "ref " + Name(t.GetElementType(), c);
        if (t.IsPointer) return Name(t.GetElementType(), c) + "*";
        if (t.IsFunctionPointer) return "delegate*<" + string.Join(", ", t.GetFunctionPointerParameterTypes().Append(t.GetFunctionPointerReturnType()).Select(x => Name(x, null))) + ">";
        if (t.IsArray) { byte f = c?.Next() ?? 0; return Name(t.GetElementType(), c) + "[" + new string(',', t.GetArrayRank() - 1) + "]" + (f == 2 ? "?" : ""); }
        if (t.IsGenericParameter) { byte f = c?.Next() ?? 0; return t.Name + (f == 2 ? "?" : ""); }
        if (t.IsGenericType)
        {
            var def = t.GetGenericTypeDefinition();
            if (def.FullName == "System.Nullable`1") return Name(t.GetGenericArguments()[0], c) + "?";
            byte f = c?.Next() ?? 0;
            if (def.FullName.StartsWith("System.ValueTuple`") && t.GetGenericArguments().Length is > 1 and < 8)
            {
                var ta = t.GetGenericArguments(); string[] names = null;
                if (c?.Tuple != null) { names = c.Tuple.Skip(c.TI).Take(ta.Length).ToArray(); c.TI += ta.Length; }
                return "(" + string.Join(", ", ta.Select((x, i) => Name(x, c) + (names != null && i < names.Length && names[i] != null ? " " + names[i] : ""))) + ")";
            }
            return Nested(t, def, t.GetGenericArguments().Select(x => Name(x, c)).ToArray()) + (f == 2 && !t.IsValueType ? "?" : "");
        }
        byte g = t.IsValueType ? (byte)0 : c?.Next() ?? 0;
        string full = t.FullName ?? t.Name;
        return (Kw.TryGetValue(full, out var kw) ? kw : full.Replace('+', '.')) + (g == 2 ? "?" : "");
    }
    private static string Nested(Type t, Type def, string[] args)
    {
        var chain = new List<Type>(); for (var d = def; d != null; d = d.DeclaringType) chain.Insert(0, d);
        var sb = new StringBuilder(def.Namespace is { Length: > 0 } ns ? ns + "." : ""); int used = 0;
        for (int i = 0; i < chain.Count; i++)
        {
            if (i > 0) sb.Append('.');
            string nm = chain[i].Name; int tick = nm.IndexOf('`'); sb.Append(tick < 0 ? nm : nm.Substring(0, tick));
            int total = chain[i].GetGenericArguments().Length;
            if (total > used) { sb.Append('<').Append(string.Join(", ", args.Skip(used).Take(total - used))).Append('>'); used = total; }
        }
        return sb.ToString();
    }
    // The definition's own name; with variance marks if asked.
    private static string TypeDefName(Type t, bool variance)
    {
        string V(Type a) => variance ? ((a.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch { GenericParameterAttributes.Covariant => "out ", GenericParameterAttributes.Contravariant => "in ", _ => "" }) : "";
        return Nested(t, t, t.GetGenericArguments().Select(a => V(a) + a.Name).ToArray());
    }
}
