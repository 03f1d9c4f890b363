namespace MLNetTorch.Networks;

/// <summary>The non-linear function between layers.</summary>
public enum Activation
{
    /// <summary>max(x, 0).</summary>
    ReLU,

    /// <summary>x where positive, else 0.01 x.</summary>
    LeakyReLU,

    /// <summary>x where positive, else e^x - 1.</summary>
    ELU,

    /// <summary>x times the normal distribution function of x.</summary>
    GELU,

    /// <summary>x times its sigmoid.</summary>
    SiLU,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>None: the layers make up one linear map.</summary>
    Identity,
}
