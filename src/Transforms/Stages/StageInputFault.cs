using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms;

/// <summary>What is said of a column that a stage cannot read.</summary>
internal static class StageInputFault
{
    /// <summary>The column is of a type or an unknown size that the stage never reads.</summary>
    public static ArgumentException Unfit(ImageStage stage, string column, string found, DataViewType item) => new(
        $"{stage.Name}: the column '{column}' is {found}; expected a vector of {(stage.AcceptsPixels ? "Byte or Single" : "Single")} of known size"
        + $"{(stage.AcceptsPixels ? ", or pictures of known size" : "")}. {CureOf(stage, item)}");

    /// <summary>The column is not what it was in <c>Fit</c>.</summary>
    public static ArgumentException Changed(ImageStage stage, StageInput expected, DataViewSchema.Column found) => new(
        $"{stage.Name}: the column '{expected.Column}' is {found.Type}; it was {expected.Type} when the stage was fitted. "
        + (expected.Kind == StageInputKind.Picture
            ? $"Give pictures of {expected.Shape[^2]} x {expected.Shape[^1]} (height x width; ResizeImages makes them), or fit the pipeline on this data."
            : $"Give a vector of {((VectorDataViewType)expected.Type).ItemType} with {expected.Size} values, or fit the pipeline on this data."));

    private static string CureOf(ImageStage stage, DataViewType item) => item switch
    {
        ImageDataViewType when stage.AcceptsPixels => "Put ResizeImages before it.",
        ImageDataViewType => "Put ResizeImages and ToTensor before it.",
        NumberDataViewType when item == NumberDataViewType.Byte && !stage.AcceptsPixels => "Put ToTensor before it.",
        NumberDataViewType when item == NumberDataViewType.Single || item == NumberDataViewType.Byte
            => "State the size on the property, [VectorType(channels, height, width)], or make one vector of several columns with Concatenate.",
        _ => "Convert it: ConvertType for numbers, LoadImages and ResizeImages for pictures.",
    };
}
