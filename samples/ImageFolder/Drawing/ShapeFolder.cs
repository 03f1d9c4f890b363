using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Folders.Drawing;

/// <summary>A folder of drawn pictures: train/circle/0.jpg, and so on, and one file that is cut off in the middle.</summary>
internal static class ShapeFolder
{
    public const string BrokenFile = "cut off.jpg";

    /// <summary>Draws the folder beside its place first, so that it is there whole or not at all.</summary>
    public static void Draw(string folder, int pictures, int seed)
    {
        var unfinished = $"{folder}.{Guid.NewGuid():N}";
        var random = new Random(seed);
        foreach (var (part, count) in new[] { ("train", pictures), ("test", pictures / 4) })
        {
            foreach (var shape in Shape.All)
            {
                var target = Directory.CreateDirectory(Path.Combine(unfinished, part, shape.Name)).FullName;
                for (var number = 0; number < count; number++)
                {
                    using var picture = ShapePicture.Draw(shape, random);
                    picture.Save(Path.Combine(target, $"{number}.jpg"));
                }
            }
        }

        CutOff(Path.Combine(unfinished, "train", Shape.All[0].Name));
        Publish(unfinished, folder);
    }

    private static void Publish(string unfinished, string folder)
    {
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was quicker, and drew the same.
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void CutOff(string folder)
    {
        var whole = File.ReadAllBytes(Path.Combine(folder, "0.jpg"));
        File.WriteAllBytes(Path.Combine(folder, BrokenFile), whole[..(whole.Length / 2)]);
    }
}
