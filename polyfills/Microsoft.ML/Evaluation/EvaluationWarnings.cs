using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Rows that an evaluation leaves out, counted for a word to the log.</summary>
internal sealed class EvaluationWarnings
{
    private long _unlabeled;
    private long _noClass;
    private long _badScores;

    public bool IsLabeled(float label)
    {
        if (float.IsNaN(label))
            _unlabeled++;
        return !float.IsNaN(label);
    }

    public bool IsClass(float label)
    {
        if (!IsLabeled(label))
            return false;
        bool isClass = label >= 0 && label == (int)label;
        if (!isClass)
            _noClass++;
        return isClass;
    }

    public bool IsNumber(float score)
    {
        if (float.IsNaN(score))
            _badScores++;
        return !float.IsNaN(score);
    }

    public bool AreFinite(params ReadOnlySpan<float> scores)
    {
        foreach (float score in scores)
        {
            if (float.IsFinite(score))
                continue;
            _badScores++;
            return false;
        }
        return true;
    }

    public void Send(IHostEnvironment environment, long unknownLabels = 0)
    {
        using var channel = environment.Start("Evaluate");
        Send(channel, _unlabeled, "Encountered {0} unlabeled instances during testing.");
        Send(channel, _badScores, "The predictor produced non-finite prediction values on {0} instances during testing. Possible causes: abnormal data or the predictor is numerically unstable.");
        Send(channel, unknownLabels, "Found {0} test instances with class values not seen in the training set. LogLoss is reported higher than usual because of these instances.");
        Send(channel, _noClass, "Found {0} test instances with labels that are either negative or non integers. These instances were ignored");
    }

    private static void Send(IChannel channel, long count, string message)
    {
        if (count > 0)
            channel.Warning(MessageSensitivity.None, message, count);
    }
}
