namespace MLNetTorch.Estimators.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("mlnettorch-reports-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public string[] Files => Directory.GetFiles(_path);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
