using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Some pictures, and what becomes of them epoch by epoch.</summary>
/// <param name="Values">The pictures, one behind the other.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Shape">Channels, height and width.</param>
/// <param name="Options">The augmentations and the seed.</param>
internal sealed record AugmentationPreview(float[] Values, int Count, long[] Shape, TorchTrainerOptions Options)
{
    /// <summary>Reads the first pictures.</summary>
    public static AugmentationPreview Of(IDataView data, TorchTrainerOptions options, int most)
    {
        if (options.Augmentation is not { Count: > 0 })
            throw new ArgumentException("The options have no Augmentation, so there is nothing to preview. Set it, for instance to [Augmentations.HorizontalFlip()].");
        var columns = FeatureInput.Of(data.Schema, options.InputColumns);
        var shape = columns.ShapeFor(1);
        AugmentationRules.CheckShape(options, shape);
        if (columns.Columns.Count > 1 || !FeaturePicture.IsPicture(shape.Input))
            throw new ArgumentException($"{columns.Text}: a preview needs one column of pictures, 1 or 3 channels x height x width; it is "
                + $"{string.Join("x", shape.Input)}.");
        var (values, count) = Read(data, columns, most);
        return count > 0
            ? new(values, count, shape.Input, options)
            : throw new ArgumentException("The data have no rows, so there is nothing to preview.");
    }

    /// <summary>The contact sheet.</summary>
    public byte[] ToPng(int versions)
    {
        var sheet = new ContactSheet(Count, versions + 1, Shape);
        sheet.Show(0, Values, Values);
        for (var epoch = 1; epoch <= versions; epoch++)
            sheet.Show(epoch, Augmented(epoch), Values);
        return sheet.ToPng();
    }

    // As AugmentedBatches does it to the first batch of an epoch. Labels are mixed by some, so there are some.
    private float[] Augmented(int epoch)
    {
        using var scope = NewDisposeScope();
        var batch = new Batch(tensor(Values).reshape([Count, .. Shape]), zeros(Count, ScalarType.Int64), null, Count);
        for (var place = 0; place < Options.Augmentation.Count; place++)
            batch = Options.Augmentation[place].ApplyTo(batch, RowOrder.RandomOf(Options.Seed ?? 0, epoch, 0, place));
        return batch.Features.contiguous().data<float>().ToArray();
    }

    private static (float[] Values, int Count) Read(IDataView data, FeatureInput columns, int most)
    {
        if ((long)most * columns.Size > Array.MaxLength)
            throw new ArgumentException($"{most} images of {columns.Size} values each are too many for one sheet. Show fewer images, or smaller ones.");
        var values = new float[most * columns.Size];
        using var cursor = data.GetRowCursor(columns.Columns);
        var read = columns.ReaderOf(cursor);
        var count = 0;
        for (; count < most && cursor.MoveNext(); count++)
            read(values.AsSpan(count * columns.Size, columns.Size));
        return (values[..(count * columns.Size)], count);
    }
}
