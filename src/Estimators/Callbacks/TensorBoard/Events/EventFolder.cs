namespace MLNetTorch.Estimators;

/// <summary>The event files in a folder. TensorBoard reads them one after the other, in the order of their names.</summary>
internal static class EventFolder
{
    /// <summary>Begins the first event file of a folder that has none: the one wished for, or the first free one with a number.</summary>
    public static (string Folder, EventFile File) Take(string folder, TimeProvider clock)
    {
        var wished = Path.TrimEndingDirectorySeparator(folder);
        for (var number = 1; ; number++)
        {
            var taken = number == 1 ? folder : $"{wished}-{number}";
            if (FreshPath.TryCreate(FileIn(taken, 1)))
                return (taken, new EventFile(FileIn(taken, 1), clock));
        }
    }

    /// <summary>Begins a further event file.</summary>
    public static EventFile Next(string folder, TimeProvider clock)
        => new(Enumerable.Range(1, int.MaxValue).Select(number => FileIn(folder, number)).First(FreshPath.TryCreate), clock);

    // TensorBoard takes every file with "tfevents" in its name. Elsewhere the number is a time, which two files may share.
    private static string FileIn(string folder, int number) => Path.Combine(folder, $"events.out.tfevents.{number:D10}.mlnettorch");
}
