namespace MLNetTorch.Estimators.Tests;

/// <summary>Optimisers as text, as PyTorch 1.13.1 prints them.</summary>
[TestClass]
public sealed class OptimizerTextTests
{
    [TestMethod]
    public void Texts_of_the_reference()
    {
        var choices = new Dictionary<string, TrainingOptimizer> { ["SGD"] = Optimizers.Sgd(0.8), ["Adam"] = Optimizers.Adam() };
        var names = GoldenFile.NamesAt("printing", "repr_optimizer").ToArray();
        CollectionAssert.AreEquivalent(names, choices.Keys.ToArray());
        foreach (var name in names)
            GoldenText.AreEqual(GoldenFile.At("printing", "repr_optimizer", name).GetString()!, OptimizerText.Of(choices[name]), name);
    }

    [TestMethod]
    public void Settings_show_as_Python_writes_them()
        => GoldenText.AreEqual(
            """
            SGD (
            Parameter Group 0
                dampening: 0
                differentiable: False
                foreach: None
                lr: 0.1
                maximize: False
                momentum: 0.9
                nesterov: True
                weight_decay: 0.0001
            )
            """, OptimizerText.Of(Optimizers.Sgd(0.1, momentum: 0.9, nesterov: true, weightDecay: 1e-4)), "SGD");

    [TestMethod]
    [DataRow("AdamW", "amsgrad: False|betas: (0.9, 0.999)|capturable: False|eps: 1e-08|foreach: None|lr: 0.001|maximize: False|weight_decay: 0.01")]
    [DataRow("RMSprop", "alpha: 0.99|centered: False|differentiable: False|eps: 1e-08|foreach: None|lr: 0.01|maximize: False|momentum: 0|weight_decay: 0")]
    [DataRow("Adagrad", "eps: 1e-10|foreach: None|initial_accumulator_value: 0|lr: 0.01|lr_decay: 0|maximize: False|weight_decay: 0")]
    [DataRow("Adadelta", "eps: 1e-06|foreach: None|lr: 1.0|maximize: False|rho: 0.9|weight_decay: 0")]
    [DataRow("Adamax", "betas: (0.9, 0.999)|eps: 1e-08|foreach: None|lr: 0.002|maximize: False|weight_decay: 0")]
    [DataRow("NAdam", "betas: (0.9, 0.999)|eps: 1e-08|foreach: None|lr: 0.002|momentum_decay: 0.004|weight_decay: 0")]
    [DataRow("RAdam", "betas: (0.9, 0.999)|eps: 1e-08|foreach: None|lr: 0.001|weight_decay: 0")]
    public void Defaults_are_PyTorchs(string name, string lines)
    {
        TrainingOptimizer choice = name switch
        {
            "AdamW" => Optimizers.AdamW(),
            "RMSprop" => Optimizers.RMSprop(),
            "Adagrad" => Optimizers.Adagrad(),
            "Adadelta" => Optimizers.Adadelta(),
            "Adamax" => Optimizers.Adamax(),
            "NAdam" => Optimizers.NAdam(),
            _ => Optimizers.RAdam(),
        };
        GoldenText.AreEqual(
            $"{name} (\nParameter Group 0\n    {lines.Replace("|", "\n    ", StringComparison.Ordinal)}\n)", OptimizerText.Of(choice), name);
    }

    [TestMethod]
    [DataRow(1e-5, "1e-05")]
    [DataRow(0.0001, "0.0001")]
    [DataRow(0.1 + 0.2, "0.30000000000000004")]
    [DataRow(1.5e-7, "1.5e-07")]
    [DataRow(3.0, "3.0")]
    public void Rates_show_as_Python_writes_them(double rate, string expected)
        => Assert.Contains($"    lr: {expected}\n", OptimizerText.Of(Optimizers.Sgd(rate)));
}
