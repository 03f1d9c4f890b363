using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/images.md, compiled.</summary>
internal static class ImagesSnippets
{
    public static IDataView Load(MLContext ml)
    {
        #region load
        var pictures = ml.Torch().LoadImageFolder("animals", new ImageFolderOptions
        {
            Recursive = true,                                           // animals/cat/holiday/3.jpg is a cat; false by default
            BadImages = BadImages.Skip(maximumNamed: 20),               // or Throw, which is the default
        });
        Console.WriteLine(pictures.GetRowCount());                      // known without opening a file, or after the check
        #endregion
        return pictures;
    }

    public static ITransformer Train(MLContext ml, IDataView pictures)
    {
        #region train
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Transforms.ResizeImages("Image", imageWidth: 32, imageHeight: 32))
            .Append(ml.Transforms.ExtractPixels("Features", "Image"))       // 3 × 32 × 32 values 0..255: red, green, blue
            .Append(ml.Torch().ToTensor("Features"))                        // 0..1
            .Append(ml.Torch().NormalizeChannels("Features", null, ChannelNormalization.ImageNet))
            .Append(ml.Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions { Epochs = 3 }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var model = pipeline.Fit(pictures);
        ml.Model.Save(model, pictures.Schema, "animals.zip");
        #endregion
        return model;
    }

    public static SkippedImages? Skipped(TransformerChain<ITransformer> model)
    {
        #region skipped
        var history = model.OfType<TorchClassificationTransformer>().Single().History;
        if (history.SkippedImages is { Count: > 0 } skipped)
        {
            Console.WriteLine($"{skipped.Count} files were left out");
            foreach (var (path, reason) in skipped.Named)
                Console.WriteLine($"{path}: {reason}");                 // cat/17.jpg: it is a JPEG file that is cut off: its end is missing
        }
        #endregion
        return history.SkippedImages;
    }

    public static IDataView Flat(MLContext ml, IDataView matrices)
    {
        #region flatten
        var flat = ml.Torch().Flatten("Flat", "Matrix").Fit(matrices).Transform(matrices);     // Vector<Single, 4, 4> → Vector<Single, 16>
        #endregion
        return flat;
    }

    public static (string FromFile, string FromStream) Predict(MLContext ml, Stream upload)
    {
        #region predict
        var model = ml.Model.Load("animals.zip", out _);
        using var engine = ml.Model.CreatePredictionEngine<Picture, Animal>(model);
        using var fromFile = MLImage.CreateFromFile("animals/cat/1.jpg");
        using var fromStream = MLImage.CreateFromStream(upload);
        var first = engine.Predict(new Picture { Image = fromFile }).PredictedLabel;
        var second = engine.Predict(new Picture { Image = fromStream }).PredictedLabel;
        #endregion
        return (first, second);
    }

    public static IEstimator<ITransformer> Learned(MLContext ml)
    {
        #region learned
        var pipeline = ml.Transforms.ResizeImages("Image", 32, 32)
            .Append(ml.Transforms.ExtractPixels("Features", "Image"))
            .AppendCacheCheckpoint(ml)                                      // decoded once for the statistics and the training together
            .Append(ml.Torch().ToTensor("Features"))
            .Append(ml.Torch().NormalizeChannels("Features"));              // mean and deviation of each channel, learned by Fit
        #endregion
        return pipeline;
    }

    #region classes
    public class Picture
    {
        [ImageType(32, 32)]
        public MLImage Image { get; set; } = null!;                     // of any size: the pipeline resizes

        public string Label { get; set; } = "";
    }

    public class Animal
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
    #endregion
}
