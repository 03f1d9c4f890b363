namespace Microsoft.ML.Data;

/// <summary>The kinds of annotations that ML.NET components give to and look for on columns.</summary>
internal static class AnnotationNames
{
    public const string KeyValues = "KeyValues";
    public const string SlotNames = "SlotNames";
    public const string IsNormalized = "IsNormalized";
    public const string IsUserVisible = "IsUserVisible";
    public const string CategoricalSlotRanges = "CategoricalSlotRanges";
    public const string ScoreColumnKind = "ScoreColumnKind";
    public const string ScoreColumnSetId = "ScoreColumnSetId";
    public const string ScoreValueKind = "ScoreValueKind";
    public const string TrainingLabelValues = "TrainingLabelValues";
}
