using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>(value − mean) / std, channel by channel.</summary>
/// <param name="Mean">One value, or one for each channel; null: to be learned.</param>
/// <param name="Std">One value, or one for each channel; null: to be learned.</param>
internal sealed record NormalizeChannelsStage(float[]? Mean, float[]? Std) : ImageStage
{
    public override string Name => "NormalizeChannels";

    public override IReadOnlyList<string> KeptAnnotations => [StageAnnotations.SlotNames];

    public override bool Normalizes => true;

    public override NormalizeChannelsStage Checked()
    {
        if (Mean?.Length == 0 || Std?.Length == 0)
            throw new ArgumentException(
                $"{Name}: {(Mean?.Length == 0 ? "mean" : "std")} is empty. Give one value, or one for each channel, or leave it out to have it learned.");
        foreach (var mean in Mean ?? [])
            if (!float.IsFinite(mean))
                throw new ArgumentException($"{Name}: mean holds {mean}; expected finite numbers.");
        foreach (var std in Std ?? [])
            if (!float.IsFinite(std) || std <= 0)
                throw new ArgumentException($"{Name}: std holds {std}; expected finite numbers above 0, because values are divided by it.");
        return this;
    }

    public override ImageStage Learn(IDataView data, StageInput input)
    {
        CheckCount("mean", Mean, input);
        CheckCount("std", Std, input);
        if (Mean is not null && Std is not null)
            return this;
        var statistics = ChannelStatistics.Of(data, input);
        return this with { Mean = Mean ?? statistics.Mean, Std = Std ?? statistics.Std() };
    }

    public override BoundStage Bind(StageInput input)
    {
        CheckCount("mean", Mean, input);
        CheckCount("std", Std, input);
        var (mean, std) = (Spread(Mean, input.Channels), Spread(Std, input.Channels));
        var size = input.Size / input.Channels;
        return new(input, input.Shape, (source, destination) =>
        {
            for (var channel = 0; channel < mean.Length; channel++)
                VectorMath.SubtractAndDivide(
                    source.Slice(channel * size, size), mean[channel], std[channel], destination.Slice(channel * size, size));
        });
    }

    private static float[] Spread(float[]? values, int channels)
        => values is null ? throw new ArgumentException("NormalizeChannels: mean or std is neither given nor learned.")
            : values.Length == channels ? values : [.. Enumerable.Repeat(values[0], channels)];

    private void CheckCount(string option, float[]? values, StageInput input)
    {
        if (values is not null && values.Length != 1 && values.Length != input.Channels)
            throw new ArgumentException(
                $"{Name}: {option} has {values.Length} values; the column '{input.Column}' is {ImageShapes.Text(input.Shape)}, which has " +
                $"{input.Channels} channel{(input.Channels == 1 ? "" : "s")}. Give one value, or one for each channel.");
    }
}
