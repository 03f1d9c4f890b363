using System.Collections.Immutable;
using System.Reflection;
using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>ML.NET's metrics by the names of their public properties.</summary>
internal static class NamedMetrics
{
    /// <summary>The names that a type of metrics has: its properties of one number each.</summary>
    public static IReadOnlyList<string> Of(Type metrics) => [.. Properties(metrics).Select(property => property.Name).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a name; null: nothing.</summary>
    public static string? FaultOf(string? name, Type metrics)
    {
        var known = Of(metrics);
        return name is not null && known.Contains(name)
            ? null
            : $"a metric of {metrics.Name}.{NameSuggestion.For(name ?? "", known)} They are: {string.Join(", ", known)}";
    }

    /// <summary>The values.</summary>
    public static ImmutableSortedDictionary<string, double> Read(object metrics, IReadOnlyList<string> names)
        => Properties(metrics.GetType()).Where(property => names.Contains(property.Name))
            .ToImmutableSortedDictionary(property => property.Name, property => (double)property.GetValue(metrics)!, StringComparer.Ordinal);

    // TopKAccuracy needs a k that evaluators are told and nobody tells here.
    private static IEnumerable<PropertyInfo> Properties(Type metrics)
        => metrics.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(double) && property.Name != "TopKAccuracy");
}
