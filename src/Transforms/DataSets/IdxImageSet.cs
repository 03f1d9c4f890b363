namespace MLNetTorch.Transforms;

/// <summary>Images and labels from a pair of IDX files.</summary>
internal static class IdxImageSet
{
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two do not belong together.</exception>
    public static ImageSet Read(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Read(imagesPath, dimensions: 3);
        var labels = IdxFile.Read(labelsPath, dimensions: 1);
        if (images.Sizes[0] != labels.Sizes[0])
            throw new InvalidDataException(
                $"The file '{imagesPath}' holds {images.Sizes[0]} images, but '{labelsPath}' holds {labels.Sizes[0]} labels. " +
                "Give the labels that belong to the images: both of the training set, or both of the test set.");
        return new ImageSet(images.Data, labels.Data, 1, images.Sizes[1], images.Sizes[2]);
    }
}
