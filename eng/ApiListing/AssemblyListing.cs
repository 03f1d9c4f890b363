using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetTorch.ApiListing;

/// <summary>
/// The public API of an assembly (everything visible outside of it) as stable, sorted text: one line a type, one line a member.
/// </summary>
/// <remarks>
/// <c>Full.Name&lt;T&gt; [kind modifiers] : base, interfaces where … // notes</c> is a type;
/// <c>Full.Name&lt;T&gt;.Member(parameters) -> type [kind modifiers] where … // notes</c> a member. Nothing in the assembly is executed.
/// </remarks>
public static partial class AssemblyListing
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lists each assembly, in the order of their names.</summary>
    /// <param name="assemblies">Paths of the assemblies.</param>
    /// <param name="references">Folders in which the assemblies they refer to are looked for, besides their own and the framework's.</param>
    /// <param name="output">Where the text goes.</param>
    public static void Write(IReadOnlyCollection<string> assemblies, IEnumerable<string> references, TextWriter output)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(Resolvable(assemblies, references)), "System.Private.CoreLib");
        foreach (var assembly in assemblies.Select(path => context.LoadFromAssemblyPath(Path.GetFullPath(path))).OrderBy(a => a.GetName().Name, StringComparer.Ordinal))
        {
            Write(assembly, output);
        }
    }

    // The first file of a name wins: the assemblies themselves, their folders, the references, the running framework.
    private static IEnumerable<string> Resolvable(IReadOnlyCollection<string> assemblies, IEnumerable<string> references)
    {
        var folders = assemblies.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))).Concat(references)
            .Append(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return assemblies.Select(Path.GetFullPath).Concat(folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll")))
            .DistinctBy(path => Path.GetFileName(path).ToLowerInvariant());
    }

    private static void Write(Assembly assembly, TextWriter output)
    {
        var name = assembly.GetName();
        output.WriteLine($"# assembly {name.Name}, Version={name.Version}");
        var types = assembly.GetTypes().Where(Visible).Select(t => (Name: TypeDefName(t, false), Type: t)).OrderBy(x => x.Name, StringComparer.Ordinal).ToList();
        foreach (var (typeName, type) in types)
        {
            output.WriteLine();
            output.WriteLine(TypeLine(type));
            if (IsDelegate(type))
            {
                continue;
            }

            foreach (var line in MemberLines(type, typeName).Order(StringComparer.Ordinal))
            {
                output.WriteLine("  " + line);
            }
        }

        output.WriteLine();
    }
}
