using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Fuzz;

/// <summary>
/// Lets a training go on from one file. It goes on, or the file is refused with the documented exceptions; anything else is a finding: another
/// exception, more memory than the file justifies, or a training that takes too long.
/// </summary>
internal sealed class CheckpointTrial : IDisposable
{
    private const long FreeMemory = 8_000_000;
    private const long MemoryPerByte = 400;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnettorch-");
    private readonly MLContext _ml = new(1);
    private readonly IDataView _rows;

    public CheckpointTrial()
    {
        var random = new Random(1);
        _rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 12).Select(_ => new Row { Features = [random.NextSingle(), random.NextSingle()], Label = random.NextSingle() }).ToArray());
        Trainer(resume: false).Fit(_rows).Dispose();
        // One within the first epoch, one at its end, one at the end of all.
        Seeds = [.. Files().Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Clear();
    }

    /// <summary>Sound checkpoints.</summary>
    public byte[][] Seeds { get; }

    public int WentOn { get; private set; }

    public int Refused { get; private set; }

    public int Foreign { get; private set; }

    /// <summary>The file of a round.</summary>
    public byte[] FileOf(int randomSeed, int round)
    {
        var random = new Random(unchecked((int)(((uint)randomSeed * 2654435761u) ^ ((uint)round * 2246822519u))));
        return CheckpointMutator.Mutate(Seeds[round % Seeds.Length], Seeds[random.Next(Seeds.Length)], random);
    }

    /// <returns>What is wrong, or null.</returns>
    public string? Run(byte[] file)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "checkpoint-000001-000000001.mlnt"), file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Attempt();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Clear();
        return fault ?? (allocated > FreeMemory + (MemoryPerByte * file.Length) ? $"{allocated} bytes allocated for a file of {file.Length}" : null);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string? Attempt()
    {
        try
        {
            Trainer(resume: true).Fit(_rows).Dispose();
            WentOn++;
            return null;
        }
        catch (InvalidDataException)
        {
            Refused++;
            return null;
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("is of another training", StringComparison.Ordinal))
        {
            Foreign++;
            return null;
        }
        catch (CallbackException fault) when (fault.Hook == nameof(CallbackRun.Load))
        {
            Refused++;
            return null;
        }
        // Weights that were changed may well lead to nothing.
        catch (NonFiniteLossException fault)
        {
            (fault.LastGood as IDisposable)?.Dispose();
            WentOn++;
            return null;
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception finding)
#pragma warning restore CA1031
        {
            return finding.ToString();
        }
    }

    private TorchRegressionTrainer Trainer(bool resume)
    {
        var checkpoint = new Checkpoint(_folder.FullName) { EverySteps = resume ? 1000 : 1, EveryEpochs = resume ? 1000 : 1, Keep = 100, Resume = resume };
        return _ml.Torch().Regression(new Mlp { HiddenSizes = [2] }, new TorchTrainerOptions
        {
            Epochs = 2,
            BatchSize = 4,
            Seed = 1,
            ValidationFraction = 0.34,
            KeepTrainingState = false,
            Schedule = Schedules.Step(1, 0.5),
            Callbacks = [Callbacks.EarlyStopping()],
            Checkpoint = checkpoint,
        });
    }

    private string[] Files() => Directory.GetFiles(_folder.FullName);

    private void Clear()
    {
        foreach (var file in Files())
            File.Delete(file);
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
