namespace MLNetTorch.Networks;

/// <summary>The function after a layer, as far as initialisation makes a difference between them.</summary>
public enum Nonlinearity
{
    /// <summary>None, after a linear layer or a convolution.</summary>
    Linear,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    ReLU,

    /// <summary>x where positive, else a slope times x.</summary>
    LeakyReLU,

    /// <summary>Scaled ELU.</summary>
    SELU,
}
