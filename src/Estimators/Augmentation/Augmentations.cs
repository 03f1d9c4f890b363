namespace MLNetTorch;

/// <summary>The augmentations to choose from for <see cref="TorchTrainerOptions.Augmentation"/>, with torchvision's defaults.</summary>
/// <remarks>They act on the values that reach the trainer: after normalisation, if the pipeline normalises.</remarks>
public static class Augmentations
{
    /// <summary>
    /// Pads each picture on all four sides and cuts a piece of the old size out at a random place: torchvision's <c>RandomCrop(size, padding)</c>.
    /// </summary>
    /// <param name="padding">Pixels on each side; 1 or more, 4 for CIFAR.</param>
    /// <param name="fill">The value of the padding.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static RandomCropAugmentation RandomCrop(int padding, double fill = 0) => new(padding, fill);

    /// <summary>Mirrors pictures left to right: torchvision's <c>RandomHorizontalFlip</c>.</summary>
    /// <param name="probability">For each picture; 0 to 1.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static FlipAugmentation HorizontalFlip(double probability = 0.5) => new(isVertical: false, probability);

    /// <summary>Turns pictures upside down, as a mirror does: torchvision's <c>RandomVerticalFlip</c>.</summary>
    /// <param name="probability">For each picture; 0 to 1.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static FlipAugmentation VerticalFlip(double probability = 0.5) => new(isVertical: true, probability);

    /// <summary>Turns each picture about its centre by an angle between -degrees and degrees: torchvision's <c>RandomRotation</c>, bilinear.</summary>
    /// <param name="degrees">The largest angle in either direction; 0 or more.</param>
    /// <param name="fill">The value of what comes in from outside.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static RotationAugmentation Rotation(double degrees, double fill = 0) => new(-degrees, degrees, fill);

    /// <summary>Turns each picture about its centre by an angle between two angles, counter-clockwise, bilinear.</summary>
    /// <param name="minimum">The smallest angle in degrees.</param>
    /// <param name="maximum">The largest angle in degrees; not less than the smallest.</param>
    /// <param name="fill">The value of what comes in from outside.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static RotationAugmentation RotationBetween(double minimum, double maximum, double fill = 0) => new(minimum, maximum, fill);

    /// <summary>Enlarges or shrinks what each picture shows, about its centre: torchvision's <c>RandomAffine(scale)</c>, bilinear.</summary>
    /// <param name="minimum">The smallest factor; more than 0, less than 1 shrinks.</param>
    /// <param name="maximum">The largest factor; not less than the smallest.</param>
    /// <param name="fill">The value of what comes in from outside.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>.</returns>
    public static RescaleAugmentation Rescale(double minimum, double maximum, double fill = 0) => new(minimum, maximum, fill);

    /// <summary>
    /// Changes brightness, contrast and saturation of each picture by random factors, in a random order for each batch: the formulas of
    /// torchvision's <c>ColorJitter</c>, on the values as they are and without cutting off at 0 and 1, since they may be normalised.
    /// </summary>
    /// <param name="brightness">Values are multiplied by a factor from max(0, 1 - brightness) to 1 + brightness; 0 or more.</param>
    /// <param name="contrast">The distance to the mean grey, alike; 0 or more.</param>
    /// <param name="saturation">The distance to the grey of the pixel, alike; 0 or more. Pictures of one channel have none.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>: for pictures of 1 or 3 channels.</returns>
    public static ColorJitterAugmentation ColorJitter(double brightness = 0, double contrast = 0, double saturation = 0)
        => new(brightness, contrast, saturation);

    /// <summary>Covers a random rectangle of a picture (Zhong et al. 2017): torchvision's <c>RandomErasing</c>.</summary>
    /// <param name="probability">For each picture; 0 to 1.</param>
    /// <param name="minimumArea">The smallest share of the picture; more than 0.</param>
    /// <param name="maximumArea">The largest share; not less than the smallest, at most 1.</param>
    /// <param name="value">What the rectangle is filled with.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>. Height to width is 0.3 to 3.3.</returns>
    public static RandomErasingAugmentation RandomErasing(
        double probability = 0.5, double minimumArea = 0.02, double maximumArea = 0.33, double value = 0)
        => new(probability, minimumArea, maximumArea, value);

    /// <summary>
    /// Blends every row with another of its batch, features and loss alike (Zhang et al. 2017): share · loss(label) + (1 - share) · loss(the
    /// other's label), the share drawn once a batch from Beta(alpha, alpha). Rows may have any shape. Training accuracy counts the label with
    /// the larger share.
    /// </summary>
    /// <param name="alpha">More than 0: small, mostly one of the two; large, half and half.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>; one of mix-up and cut-mix at most.</returns>
    public static MixUpAugmentation MixUp(double alpha = 1) => new(alpha);

    /// <summary>
    /// Puts a rectangle of another picture of the batch into every picture, and weighs the two labels by their areas (Yun et al. 2019). Its
    /// area is drawn once a batch by Beta(alpha, alpha). Training accuracy counts the label with the larger share.
    /// </summary>
    /// <param name="alpha">More than 0: small, mostly one of the two; large, half and half.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Augmentation"/>; one of mix-up and cut-mix at most.</returns>
    public static CutMixAugmentation CutMix(double alpha = 1) => new(alpha);
}
