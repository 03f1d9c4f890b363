using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Images;

/// <summary>Our side: the pipeline a user writes, read by a cursor.</summary>
internal static class PictureRun
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    public static PictureMeasurement Measure(string folder, int size, int passes)
    {
        var start = Stopwatch.GetTimestamp();
        var ml = new MLContext(seed: 1);
        var pictures = ml.Torch().LoadImageFolder(folder);
        var prepare = ml.Transforms.ResizeImages("Image", size, size, resizing: ImageResizingEstimator.ResizingKind.Fill)
            .Append(ml.Transforms.ExtractPixels("Features", "Image"))
            .Append(ml.Torch().ToTensor("Features"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: Mean, std: Deviation));
        var rows = prepare.Fit(pictures).Transform(pictures);

        var (count, total, place) = (0L, 0.0, (size * size) + (size / 2 * size) + (size / 2));
        VBuffer<float> values = default;
        for (var pass = 0; pass < passes; pass++)
        {
            using var cursor = rows.GetRowCursor([rows.Schema["Features"]]);
            var features = cursor.GetGetter<VBuffer<float>>(rows.Schema["Features"]);
            while (cursor.MoveNext())
            {
                features(ref values);
                count++;
                total += values.GetValues()[place];
            }
        }
        return new PictureMeasurement(count, Stopwatch.GetElapsedTime(start).TotalSeconds, total / count, PeakMemory.MiB());
    }
}
