using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>The custom mapping of a saved stage, found by ML.NET under its contract name when a model is loaded.</summary>
[CustomMappingFactoryAttribute(ContractName)]
internal sealed class StageMappingFactory : CustomMappingFactory<StageSource, StageParts>
{
    /// <summary>Part of the file format.</summary>
    public const string ContractName = "MLNetTorch.ImageStage";

    public override Action<StageSource, StageParts> GetMapping() => new Mapping().Map;

    private sealed class Mapping
    {
        // Replaced as a whole, so that rows mapped on several threads see a state and its stage together.
        private volatile Loaded? _loaded;

        public void Map(StageSource source, StageParts parts)
        {
            var stage = StageOf(source.State);
            VBuffer<float> dense = default;
            source.Input.CopyToDense(ref dense);
            stage.CheckLength(dense.Length);
            var output = new float[stage.OutputSize];
            stage.Apply(dense.GetValues(), output);
            parts.Set(output);
        }

        private BoundStage StageOf(ReadOnlyMemory<char> state)
        {
            MemoryMarshal.TryGetString(state, out var text, out _, out _);
            var loaded = _loaded;
            if (loaded is null || text is null || !ReferenceEquals(loaded.Text, text))
                _loaded = loaded = new Loaded(text, StageState.FromJson(StateColumn.Decode(state).Span).Bind());
            return loaded.Stage;
        }
    }

    private sealed record Loaded(string? Text, BoundStage Stage);
}
