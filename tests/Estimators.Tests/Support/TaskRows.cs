using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>The images of <see cref="ToyRows"/> with an answer for every task.</summary>
internal static class TaskRows
{
    /// <summary>Rows with the columns Id, Features (1x16x16), More (2), Weight, and Label as the task has it.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="label">The member that becomes the label: Name (then a key), Answer, Value or Values.</param>
    /// <param name="rows">How many.</param>
    public static IDataView Load(MLContext ml, string label, int rows = 60)
    {
        var data = ml.Data.LoadFromEnumerable(ToyRows.Draw(rows, seed: 1).Select(Row));
        return label == nameof(TaskRow.Name)
            ? ml.Transforms.Conversion.MapValueToKey("Label", label).Fit(data).Transform(data)
            : ml.Transforms.CopyColumns("Label", label).Fit(data).Transform(data);
    }

    private static TaskRow Row(ToyRow row)
    {
        var number = Array.IndexOf(ToyRows.Names, row.Label);
        return new TaskRow
        {
            Id = row.Id,
            Features = row.Features,
            Name = row.Label,
            Answer = number == 1,
            Value = number + row.Features[0],
            Values = [number + row.Features[0], row.Features[1] - number],
            Weight = 0.5f + (row.Id % 3),
            More = [row.Features[2], number],
        };
    }
}

internal sealed class TaskRow
{
    public int Id { get; set; }

    [VectorType(1, 16, 16)]
    public float[] Features { get; set; } = [];

    public string Name { get; set; } = "";

    public bool Answer { get; set; }

    public float Value { get; set; }

    [VectorType(2)]
    public float[] Values { get; set; } = [];

    public float Weight { get; set; }

    [VectorType(2)]
    public float[] More { get; set; } = [];
}
