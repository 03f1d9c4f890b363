namespace Microsoft.ML.Runtime;

public enum ChannelMessageKind
{
    Trace = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
}

[Flags]
public enum MessageSensitivity
{
    None = 0,
    UserData = 1,
    Schema = 2,
    Unknown = ~None,
    All = Unknown,
}

public readonly struct ChannelMessage
{
    private readonly string _text;
    private readonly object[] _arguments;

    public readonly ChannelMessageKind Kind;

    public readonly MessageSensitivity Sensitivity;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string text, object[] arguments = null)
    {
        Checks.NotEmpty(text, nameof(text));
        Kind = kind;
        Sensitivity = sensitivity;
        _text = text;
        _arguments = arguments;
    }

    public string Message => _arguments is null ? _text : string.Format(_text, _arguments);
}
