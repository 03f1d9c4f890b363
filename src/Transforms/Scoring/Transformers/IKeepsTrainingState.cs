namespace MLNetTorch.Transforms;

/// <summary>A transformer whose training can go on.</summary>
internal interface IKeepsTrainingState
{
    /// <summary>What the training needs to go on; null where it was not kept.</summary>
    byte[]? TrainingState { get; }
}
