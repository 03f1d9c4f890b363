namespace MLNetTorch.Networks;

/// <summary>What a network applies to its own output.</summary>
public enum OutputActivation
{
    /// <summary>Nothing: the output is logits.</summary>
    None,

    /// <summary>Softmax over the classes: the output is probabilities.</summary>
    Softmax,

    /// <summary>The logarithm of softmax over the classes: the output is log-probabilities.</summary>
    LogSoftmax,
}
