namespace Microsoft.ML.Runtime;

/// <summary>Takes reports of progress and forgets them: nothing public ever reads them.</summary>
internal sealed class ProgressChannel : IProgressChannel
{
    public IProgressChannel StartProgressChannel(string name) => new ProgressChannel();

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
    }

    public void Checkpoint(params double?[] values)
    {
    }

    public void Dispose()
    {
    }
}
