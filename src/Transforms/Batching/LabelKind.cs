namespace MLNetTorch.Transforms;

/// <summary>What a label column says of a row.</summary>
internal enum LabelKind
{
    /// <summary>One of several classes: a key, as <c>MapValueToKey</c> makes it. Becomes int64 [rows], the first class being 0.</summary>
    Class,

    /// <summary>Yes or no: a Boolean. Becomes float [rows, 1] of 1 and 0.</summary>
    YesNo,

    /// <summary>One number or a vector of them: Single. Becomes float [rows, numbers].</summary>
    Values,
}
