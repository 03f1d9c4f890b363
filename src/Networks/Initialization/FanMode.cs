namespace MLNetTorch.Networks;

/// <summary>Which connections a Kaiming initialisation counts.</summary>
public enum FanMode
{
    /// <summary>Those into a unit (<c>fan_in</c>).</summary>
    In,

    /// <summary>Those out of a unit (<c>fan_out</c>).</summary>
    Out,
}
