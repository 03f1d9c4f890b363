using System.Net;
using System.Text;

namespace MLNetTorch.Estimators;

/// <summary>Writes a page: every text is encoded, every tag that was opened is closed.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = [];

    /// <summary>Opens a tag.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Names and values; one without a value is left out.</param>
    public HtmlText Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>Closes the tag opened last, and as many more.</summary>
    public HtmlText Close(int count = 1)
    {
        for (; count > 0; count--)
            _text.Append("</").Append(_open.Pop()).Append('>').Append('\n');
        return this;
    }

    /// <summary>Words, which never become tags.</summary>
    public HtmlText Text(string text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>A tag around words.</summary>
    public HtmlText Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        Text(text);
        _text.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>A tag that has no content.</summary>
    public HtmlText Single(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        return this;
    }

    /// <summary>Markup of our own making, as it is.</summary>
    public HtmlText Markup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is not closed.");

    private void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                _text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }
        _text.Append('>');
    }
}
