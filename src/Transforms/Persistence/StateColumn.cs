using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>
/// Carries bytes through a model file in stages that ML.NET itself saves: a text literal in an expression, which all rows
/// share by reference.
/// </summary>
public static class StateColumn
{
    private const string Before = "(x) : \"";
    private const string After = "\"";

    /// <summary>The stages that put a state into a new column of every row, whatever the other columns are.</summary>
    /// <param name="context">Whose catalogs make the stages.</param>
    /// <param name="column">The name of the new text column. Drop it at the end of the chain; choose a name that no user has.</param>
    /// <param name="state">The bytes.</param>
    /// <returns>The stages in order.</returns>
    public static IReadOnlyList<ITransformer> Chain(MLContext context, string column, ReadOnlyMemory<byte> state)
        => [.. new SavedChain(context, "any", NumberDataViewType.Single).ThenState(column, state, keepColumn: true).End()];

    /// <summary>Adds the two stages that put a state into a column.</summary>
    internal static SavedChain ThenState(this SavedChain chain, string column, ReadOnlyMemory<byte> state, bool keepColumn = false)
    {
        var anchor = chain.Context.Transforms.CustomMapping(new StateAnchorFactory().GetMapping(), StateAnchorFactory.Contract);
        string[] temporaries = keepColumn ? [] : [column];
        return chain
            .Then(anchor, StateAnchor.Column)
            .Then(chain.Context.Transforms.Expression(column, Literal(state), StateAnchor.Column), temporaries);
    }

    /// <summary>The bytes that the text of such a column stands for.</summary>
    /// <param name="text">A value of the column.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidDataException">The text is not as it was written.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<char> text) => PackedText.Unpack(text.Span);

    /// <summary>The text that such a chain carries, or null where the chain does not begin as one.</summary>
    internal static ReadOnlyMemory<char>? TextIn(IReadOnlyList<ITransformer> chain, MLContext context)
    {
        if (chain is not [CustomMappingTransformer<NoColumns, StateAnchor> anchor, ExpressionTransformer expression, ..])
            return null;
        var oneRow = expression.Transform(anchor.Transform(context.Data.LoadFromEnumerable([new OneRow()])));
        using var cursor = oneRow.GetRowCursor([oneRow.Schema[^1]]);
        ReadOnlyMemory<char> text = default;
        if (cursor.MoveNext())
            cursor.GetGetter<ReadOnlyMemory<char>>(oneRow.Schema[^1])(ref text);
        return text;
    }

    private static string Literal(ReadOnlyMemory<byte> state)
        => string.Create(Before.Length + PackedText.LengthOf(state.Length) + After.Length, state, (text, bytes) =>
        {
            Before.CopyTo(text);
            PackedText.Pack(bytes.Span, text[Before.Length..^After.Length]);
            After.CopyTo(text[^After.Length..]);
        });

    private sealed class OneRow
    {
        public int Row { get; set; }
    }
}
