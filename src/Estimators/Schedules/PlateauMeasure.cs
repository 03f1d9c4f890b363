namespace MLNetTorch;

/// <summary>What has to improve. It is that of the validation rows where there are any, else of the training rows.</summary>
public enum PlateauMeasure
{
    /// <summary>The mean loss: less is better. PyTorch's mode "min".</summary>
    Loss,

    /// <summary>The share of right classes: more is better. PyTorch's mode "max".</summary>
    Accuracy,
}
