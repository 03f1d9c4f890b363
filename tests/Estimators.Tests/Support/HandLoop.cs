namespace MLNetTorch.Estimators.Tests;

/// <summary>A training loop written by hand over <see cref="PointRows"/>, from the weights that a trainer of the same seed begins with.</summary>
internal static class HandLoop
{
    /// <summary>One linear layer.</summary>
    public static INetworkBuilder Linear => new Mlp { HiddenSizes = [] };

    /// <summary>The weights after the epochs of the options, in the order of the rows.</summary>
    /// <param name="options">Epochs, batch size and seed.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="backward">Makes the gradients of network, output and labels.</param>
    /// <param name="optimizer">Makes the optimiser; null: SGD with a rate of 0.1.</param>
    public static byte[] Weights(
        TorchTrainerOptions options, IEnumerable<PointRow> rows, Action<torch.nn.Module, torch.Tensor, torch.Tensor> backward,
        Func<torch.nn.Module, torch.optim.Optimizer>? optimizer = null)
    {
        using var random = new RandomStream(options.Seed!.Value);
        using var network = random.Run(() => Linear.Build(new NetworkShape([4], 3)));
        using var data = TrainingSet.Load(PointRows.View(new MLContext(1), rows), "Features", "Label");
        using var moves = optimizer is null ? torch.optim.SGD(network.parameters(), 0.1) : optimizer(network);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            for (var start = 0L; start < data.Count; start += options.BatchSize)
            {
                using var scope = torch.NewDisposeScope();
                var count = Math.Min(options.BatchSize, data.Count - start);
                moves.zero_grad();
                backward(network, network.call(data.Features.narrow(0, start, count)), data.Labels.narrow(0, start, count));
                moves.step();
            }
        }
        return Tests.Weights.Of(network);
    }
}
