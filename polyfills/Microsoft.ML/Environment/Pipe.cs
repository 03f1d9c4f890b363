namespace Microsoft.ML.Runtime;

internal class Pipe<TMessage>(MessageSource parent, string name) : MessageSource(name, parent.FullName), IPipe<TMessage>
{
    public override string ContextDescription => $"Channel '{ShortName}'";

    public virtual void Send(TMessage msg)
    {
    }

    public virtual void Dispose()
    {
    }

    public override TException Process<TException>(TException ex)
    {
        if (ex != null)
        {
            ex.Data["Throwing component"] = parent.ShortName;
            ex.Data["Parent component"] = parent.ParentFullName;
            ex.Data["Phase"] = ShortName;
        }

        return ex;
    }
}
