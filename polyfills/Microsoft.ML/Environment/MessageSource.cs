namespace Microsoft.ML.Runtime;

/// <summary>The names that a channel or host shows in messages and exceptions.</summary>
internal abstract class MessageSource(string shortName, string parentFullName) : IExceptionContext
{
    public string ShortName { get; } = shortName;

    public string ParentFullName { get; } = parentFullName;

    public string FullName { get; } = string.IsNullOrEmpty(parentFullName) ? shortName : $"{parentFullName}; {shortName}";

    public abstract string ContextDescription { get; }

    public virtual TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex != null)
        {
            ex.Data["Throwing component"] = ShortName;
            ex.Data["Parent component"] = ParentFullName;
        }

        return ex;
    }
}
