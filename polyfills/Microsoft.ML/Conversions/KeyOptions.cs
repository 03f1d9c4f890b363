namespace Microsoft.ML.Transforms;

/// <summary>How values get their keys.</summary>
internal sealed record KeyOptions(
    int MaximumNumberOfKeys, ValueToKeyMappingEstimator.KeyOrdinality Ordinality, bool AddKeyValueAnnotationsAsText);
