namespace MLNetTorch.Transforms;

/// <summary>What a stage's input column holds. The names are part of the file format.</summary>
internal enum StageInputKind
{
    /// <summary>Vectors of Single.</summary>
    Single,

    /// <summary>Vectors of Byte.</summary>
    Byte,

    /// <summary>Pictures, <see cref="Microsoft.ML.Data.MLImage"/>.</summary>
    Picture,
}
