using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A training on the pictures of a folder.</summary>
[TestClass]
public sealed class FolderTrainingTests
{
    private static readonly TorchTrainerOptions Options = new() { Epochs = 3, Seed = 1, BatchSize = 6, Optimizer = Optimizers.Adam(learningRate: 0.02) };

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Three_epochs_decode_each_picture_once()
    {
        using var pictures = new PictureRows();
        var rows = new CountedDecodes(_ml.Torch().LoadImageFolder(pictures.Path));

        PictureRows.Pipeline(_ml, Options).Fit(rows).Dispose();
        Assert.AreEqual(36, rows.Count);

        PictureRows.Pipeline(_ml, Options with { ValidationFraction = 0.25 }).Fit(rows).Dispose();
        Assert.AreEqual(72, rows.Count, "validation rows come from the same pass");
    }

    [TestMethod]
    public void Statistics_learned_from_the_rows_take_one_pass_more_whatever_the_epochs()
    {
        using var pictures = new PictureRows();
        var rows = new CountedDecodes(_ml.Torch().LoadImageFolder(pictures.Path));
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(_ml.Transforms.ResizeImages("Image", PictureRows.Size, PictureRows.Size))
            .Append(_ml.Transforms.ExtractPixels("Features", "Image"))
            .Append(_ml.Torch().NormalizeChannels("Features"))
            .Append(_ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, Options));

        pipeline.Fit(rows).Dispose();

        Assert.AreEqual(72, rows.Count);
    }

    [TestMethod]
    public void Pictures_that_a_split_leaves_out_are_not_decoded()
    {
        using var pictures = new PictureRows();
        var rows = new CountedDecodes(_ml.Torch().LoadImageFolder(pictures.Path));
        var split = _ml.Data.TrainTestSplit(rows, testFraction: 0.3, seed: 1);
        var train = split.TrainSet.GetColumn<string>("Label").Count();

        PictureRows.Pipeline(_ml, Options).Fit(split.TrainSet).Dispose();

        Assert.AreEqual(train, rows.Count);
        Assert.IsTrue(train is > 15 and < 36);
    }

    [TestMethod]
    public void ToTensor_reads_them_ahead_and_once_too()
    {
        using var pictures = new PictureRows();
        var rows = new CountedDecodes(_ml.Torch().LoadImageFolder(pictures.Path));
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(_ml.Transforms.ResizeImages("Image", PictureRows.Size, PictureRows.Size))
            .Append(_ml.Torch().ToTensor("Features", "Image"))
            .Append(_ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, Options));

        using var ahead = pipeline.Fit(rows);
        using var same = PictureRows.Pipeline(_ml, Options).Fit(rows);

        Assert.AreEqual(72, rows.Count);
        CollectionAssert.AreEqual(Weights.Of(Trained(same).Network), Weights.Of(Trained(ahead).Network), "same rows in the same order");
    }

    [TestMethod]
    public void A_training_goes_on_when_the_files_are_gone_after_the_first_batch()
    {
        using var pictures = new PictureRows();
        var rows = _ml.Torch().LoadImageFolder(pictures.Path);
        var options = Options with { Callbacks = [ToldBy.After(epoch: 1, batch: 1, () => Directory.Delete(pictures["grün"], recursive: true))] };

        using var model = PictureRows.Pipeline(_ml, options).Fit(rows);

        Assert.HasCount(3, History(model).Epochs);
        Assert.IsFalse(Directory.Exists(pictures["grün"]));
        var gone = Assert.ThrowsExactly<InvalidOperationException>(() => PictureRows.Pipeline(_ml, Options).Fit(rows));
        StringAssert.Contains((gone.InnerException ?? gone).Message, $"{pictures["grün"]}");
        StringAssert.Contains((gone.InnerException ?? gone).Message, "the file is no longer there");
    }

    [TestMethod]
    public void Classes_are_learned_from_colours()
    {
        using var pictures = new PictureRows(perClass: 20);
        var rows = _ml.Torch().LoadImageFolder(pictures.Path);

        using var model = PictureRows.Pipeline(_ml, Options with { Epochs = 12 }).Fit(rows);

        Assert.AreEqual(1.0, _ml.MulticlassClassification.Evaluate(model.Transform(rows)).MicroAccuracy);
        CollectionAssert.AreEqual(rows.GetColumn<string>("Label").ToArray(), model.Transform(rows).GetColumn<string>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void The_history_tells_of_bad_pictures_also_when_saved_and_in_the_report()
    {
        using var pictures = new PictureRows();
        File.WriteAllBytes(pictures["青/<empty>.jpg"], []);
        File.WriteAllText(pictures["青/text.png"], "no picture");
        var rows = _ml.Torch().LoadImageFolder(pictures.Path, new ImageFolderOptions { BadImages = BadImages.Skip(maximumNamed: 1) });
        Assert.AreEqual(36L, rows.GetRowCount());

        using var model = PictureRows.Pipeline(_ml, Options).Fit(rows);
        _ml.Model.Save(model, rows.Schema, pictures["model.zip"]);
        using var loaded = (IDisposable)_ml.Torch().LoadModel(pictures["model.zip"], out _);

        foreach (var history in new[] { History(model), History((ITransformer)loaded) })
        {
            Assert.AreEqual(2, history.SkippedImages!.Count);
            Assert.AreEqual(new SkippedImage("青/<empty>.jpg", "the file is empty (0 bytes)"), history.SkippedImages.Named.Single());
            StringAssert.Contains(history.ToString(), $"left out as bad pictures: 2 files{Environment.NewLine}  青/<empty>.jpg: the file is empty (0 bytes)");
        }
        _ml.Torch().Report(model).Save(pictures["report.html"]);
        var page = File.ReadAllText(pictures["report.html"]);
        StringAssert.Contains(page, "Bad pictures left out: 2");
        StringAssert.Contains(page, "青/&lt;empty&gt;.jpg");
    }

    [TestMethod]
    public void Without_the_check_the_history_says_nothing_of_bad_pictures()
    {
        using var pictures = new PictureRows();
        using var model = PictureRows.Pipeline(_ml, Options with { Epochs = 1 }).Fit(_ml.Torch().LoadImageFolder(pictures.Path));
        Assert.IsNull(History(model).SkippedImages);
    }

    [TestMethod]
    public void One_class_is_refused_by_the_trainer()
    {
        using var pictures = new PictureRows(perClass: 4, "red");
        var fault = Assert.ThrowsExactly<ArgumentException>(() => PictureRows.Pipeline(_ml, Options).Fit(_ml.Torch().LoadImageFolder(pictures.Path)));
        StringAssert.Contains(fault.Message, "The label column 'Label' has 1 class(es); a classifier needs at least 2.");
    }

    [TestMethod]
    public void A_column_of_pictures_and_a_missing_one_are_refused_with_the_cure()
    {
        using var pictures = new PictureRows();
        var rows = _ml.Torch().LoadImageFolder(pictures.Path);
        string Fault(string column) => Assert.ThrowsExactly<ArgumentException>(() => _ml.Torch()
            .MulticlassClassification(new Mlp(), new TorchTrainerOptions { FeatureColumnName = column })
            .Fit(_ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows))).Message;

        StringAssert.Contains(Fault("Image"), "The feature column 'Image' is Image; a network reads Single values. Give the pictures one size with ml.Transforms.ResizeImages");
        StringAssert.Contains(Fault("Picture"), "The feature column 'Picture' is not in the data. The columns are: 'Image', 'Label', 'ImagePath'.");
    }

    private static TrainingHistory History(ITransformer model) => Trained(model).History;

    private static TorchClassificationTransformer Trained(ITransformer model)
        => ((IEnumerable<ITransformer>)model).OfType<TorchClassificationTransformer>().Single();
}
