using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class InputOutputColumnPair
{
    public string InputColumnName { get; }

    public string OutputColumnName { get; }

    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        Checks.NotEmpty(outputColumnName, nameof(outputColumnName));
        InputColumnName = inputColumnName ?? outputColumnName;
        OutputColumnName = outputColumnName;
    }
}
