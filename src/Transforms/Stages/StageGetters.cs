using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Computes the output of the row that a cursor stands on. A getter keeps its buffers: nothing is allocated per row.</summary>
internal static class StageGetters
{
    public static ValueGetter<VBuffer<float>> OverSingles(DataViewRow row, DataViewSchema.Column column, BoundStage stage)
    {
        var get = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> source = default, dense = default;
        return (ref VBuffer<float> destination) =>
        {
            get(ref source);
            stage.CheckLength(source.Length, row.Position);
            if (source.IsDense)
            {
                Apply(stage, source.GetValues(), ref destination);
                return;
            }
            source.CopyToDense(ref dense);
            Apply(stage, dense.GetValues(), ref destination);
        };
    }

    public static ValueGetter<VBuffer<float>> OverBytes(DataViewRow row, DataViewSchema.Column column, BoundStage stage)
    {
        var get = row.GetGetter<VBuffer<byte>>(column);
        VBuffer<byte> source = default, dense = default;
        var values = new float[stage.Input.Size];
        return (ref VBuffer<float> destination) =>
        {
            get(ref source);
            stage.CheckLength(source.Length, row.Position);
            if (source.IsDense)
                VectorMath.Widen(source.GetValues(), values);
            else
            {
                source.CopyToDense(ref dense);
                VectorMath.Widen(dense.GetValues(), values);
            }
            Apply(stage, values, ref destination);
        };
    }

    public static ValueGetter<VBuffer<float>> OverPictures(DataViewRow row, DataViewSchema.Column column, BoundStage stage)
    {
        var get = row.GetGetter<MLImage>(column);
        MLImage? source = null;
        var values = new float[stage.Input.Size];
        return (ref VBuffer<float> destination) =>
        {
            get(ref source!);
            PicturePixels.Read(source, stage.Input, row.Position, values);
            Apply(stage, values, ref destination);
        };
    }

    private static void Apply(BoundStage stage, ReadOnlySpan<float> values, ref VBuffer<float> destination)
    {
        var editor = VBufferEditor.Create(ref destination, stage.OutputSize);
        stage.Apply(values, editor.Values);
        destination = editor.Commit();
    }
}
