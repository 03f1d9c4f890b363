using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Runtime;

/// <summary>Argument and state checks that throw the exception types of ML.NET.</summary>
internal static class Checks
{
    public static void NotNull([NotNull] object value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }

    public static void NotEmpty([NotNull] string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentOutOfRangeException(name, $"{name} cannot be null or empty");
    }

    public static void NotEmpty<T>([NotNull] IReadOnlyCollection<T> value, string name)
    {
        if (value is null || value.Count == 0)
            throw new ArgumentOutOfRangeException(name, $"{name} cannot be null or empty");
    }

    public static void Param([DoesNotReturnIf(false)] bool valid, string name, string message = null)
    {
        if (!valid)
            throw message is null ? new ArgumentOutOfRangeException(name) : new ArgumentOutOfRangeException(name, message);
    }

    public static void State([DoesNotReturnIf(false)] bool valid, string message)
    {
        if (!valid)
            throw new InvalidOperationException(message);
    }

    /// <summary>A saved model that cannot be understood.</summary>
    public static void Decode([DoesNotReturnIf(false)] bool valid, string message)
    {
        if (!valid)
            throw new FormatException(message);
    }

    public static Exception SchemaMismatch(string paramName, string columnRole, string columnName)
        => new ArgumentOutOfRangeException(paramName, $"Could not find {columnRole} column '{columnName}'");

    public static Exception SchemaMismatch(string paramName, string columnRole, string columnName, string expectedType, string actualType)
        => new ArgumentOutOfRangeException(paramName, $"Schema mismatch for {columnRole} column '{columnName}': expected {expectedType}, got {actualType}");
}
