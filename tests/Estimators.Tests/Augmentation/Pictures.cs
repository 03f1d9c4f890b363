namespace MLNetTorch.Estimators.Tests;

/// <summary>Small pictures as flat arrays, and what an augmentation makes of them.</summary>
internal static class Pictures
{
    /// <summary>Values that are all different.</summary>
    public static float[] Counting(params long[] shape) => [.. Enumerable.Range(1, (int)shape.Aggregate((a, b) => a * b)).Select(each => each * 0.37f)];

    public static float[] Changed(ImageAugmentation augmentation, float[] values, long[] shape, int seed = 3)
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.tensor(values).reshape(shape);
        var changed = augmentation.Apply(images, new Random(seed));
        CollectionAssert.AreEqual(shape, changed.shape);
        CollectionAssert.AreEqual(values, images.flatten().data<float>().ToArray(), "the input was changed");
        return changed.contiguous().data<float>().ToArray();
    }

    /// <summary>The values where each place (channel, line, column) of each row is computed from the picture.</summary>
    public static float[] Each(long[] shape, Func<int, int, int, int, float> value)
        => [.. from row in Enumerable.Range(0, (int)shape[0])
               from channel in Enumerable.Range(0, (int)shape[1])
               from y in Enumerable.Range(0, (int)shape[2])
               from x in Enumerable.Range(0, (int)shape[3])
               select value(row, channel, y, x)];

    public static float At(float[] values, long[] shape, int row, int channel, int y, int x)
        => values[(((((row * shape[1]) + channel) * shape[2]) + y) * shape[3]) + x];
}
