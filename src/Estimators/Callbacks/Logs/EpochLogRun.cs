using System.Text.Json.Nodes;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Writes a line an epoch.</summary>
/// <param name="name">What messages call the callback.</param>
/// <param name="path">The file wished for.</param>
/// <param name="replace">Whether to replace a file that is there.</param>
/// <param name="lines">How an epoch becomes a line.</param>
internal sealed class EpochLogRun(string name, string path, bool replace, EpochLines lines) : CallbackRun
{
    private readonly List<string> _figures = [];
    private string? _file;
    private bool _resumed;

    // Not when the training begins: then it is not known yet whether it is a resumed one, which has its file.
    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at)
    {
        if (_file is not null)
            return;
        _file = FreshPath.Take(path, replace);
        if (_file != path)
            at.Log($"{name} writes to '{_file}', since '{path}' is there already");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at)
    {
        string[] added = [.. at.Record!.AllMetrics().Select(figure => figure.Key).Except(_figures)];
        _figures.AddRange(added);
        if (_resumed || added.Length > 0)
            Rewrite([.. at.History, at.Record]);
        else
            File.AppendAllText(_file!, $"{lines.Of(at.Record, _figures)}\n");
        _resumed = false;
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state)
        => (state.Values["file"], state.Values["figures"]) = (_file, new JsonArray([.. _figures.Select(figure => (JsonNode)figure)]));

    /// <inheritdoc/>
    public override void Load(CallbackState state)
    {
        (_file, _resumed) = ((string?)state.Values["file"], true);
        _figures.AddRange(state.Values["figures"]!.AsArray().Select(figure => (string)figure!));
    }

    private void Rewrite(EpochRecord[] epochs) => WholeFile.Write(_file!, stream =>
    {
        using var writer = new StreamWriter(stream);
        if (lines.Header(_figures) is { } header)
            writer.Write($"{header}\n");
        foreach (var epoch in epochs)
            writer.Write($"{lines.Of(epoch, _figures)}\n");
    });
}
