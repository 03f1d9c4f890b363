namespace MLNetTorch.Networks;

/// <summary>The names of layers in JSON.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, Type> TypeOf = new(StringComparer.Ordinal)
    {
        ["linear"] = typeof(Layer.Linear),
        ["linear-relu"] = typeof(Layer.LinearRelu),
        ["embedding"] = typeof(Layer.Embedding),
        ["conv1d"] = typeof(Layer.Conv1d),
        ["conv2d"] = typeof(Layer.Conv2d),
        ["max-pool1d"] = typeof(Layer.MaxPool1d),
        ["max-pool2d"] = typeof(Layer.MaxPool2d),
        ["avg-pool1d"] = typeof(Layer.AvgPool1d),
        ["avg-pool2d"] = typeof(Layer.AvgPool2d),
        ["adaptive-avg-pool1d"] = typeof(Layer.AdaptiveAvgPool1d),
        ["adaptive-avg-pool2d"] = typeof(Layer.AdaptiveAvgPool2d),
        ["batch-norm"] = typeof(Layer.BatchNorm),
        ["layer-norm"] = typeof(Layer.LayerNorm),
        ["group-norm"] = typeof(Layer.GroupNorm),
        ["dropout"] = typeof(Layer.Dropout),
        ["dropout1d"] = typeof(Layer.Dropout1d),
        ["dropout2d"] = typeof(Layer.Dropout2d),
        ["alpha-dropout"] = typeof(Layer.AlphaDropout),
        ["relu"] = typeof(Layer.ReLU),
        ["relu6"] = typeof(Layer.ReLU6),
        ["leaky-relu"] = typeof(Layer.LeakyReLU),
        ["elu"] = typeof(Layer.ELU),
        ["selu"] = typeof(Layer.SELU),
        ["gelu"] = typeof(Layer.GELU),
        ["silu"] = typeof(Layer.SiLU),
        ["sigmoid"] = typeof(Layer.Sigmoid),
        ["tanh"] = typeof(Layer.Tanh),
        ["softplus"] = typeof(Layer.Softplus),
        ["hardtanh"] = typeof(Layer.Hardtanh),
        ["identity"] = typeof(Layer.Identity),
        ["softmax"] = typeof(Layer.Softmax),
        ["log-softmax"] = typeof(Layer.LogSoftmax),
        ["flatten"] = typeof(Layer.Flatten),
        ["unflatten"] = typeof(Layer.Unflatten),
        ["zero-pad2d"] = typeof(Layer.ZeroPad2d),
        ["centered"] = typeof(Layer.Centered),
        ["sequential"] = typeof(Layer.Sequential),
        ["residual"] = typeof(Layer.Residual),
        ["network"] = typeof(Layer.Network),
    };

    private static readonly Dictionary<Type, string> KindOf = TypeOf.ToDictionary(entry => entry.Value, entry => entry.Key);

    public static IEnumerable<string> Names => TypeOf.Keys;

    public static string NameOf(Type type) => KindOf[type];

    public static Type? Find(string kind) => TypeOf.GetValueOrDefault(kind);
}
