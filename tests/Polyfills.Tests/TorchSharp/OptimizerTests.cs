using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Five steps of each optimiser against PyTorch's.</summary>
[TestClass]
public sealed class OptimizerTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Optimizers = new()
    {
        ["SGD(lr=0.1)"] = p => optim.SGD(p, 0.1),
        ["SGD(lr=0.1,momentum=0.9)"] = p => optim.SGD(p, 0.1, 0.9),
        ["SGD(lr=0.1,momentum=0.9,nesterov=True,weight_decay=0.01)"] = p => optim.SGD(p, 0.1, 0.9, 0, 0.01, true),
        ["SGD(lr=0.1,momentum=0.9,dampening=0.3,weight_decay=0.01)"] = p => optim.SGD(p, 0.1, 0.9, 0.3, 0.01),
        ["Adam(lr=0.05)"] = p => optim.Adam(p, 0.05),
        ["Adam(lr=0.05,betas=(0.8,0.99),eps=1e-6,weight_decay=0.1,amsgrad=True)"] = p => optim.Adam(p, 0.05, 0.8, 0.99, 1e-6, 0.1, true),
        ["AdamW(lr=0.05)"] = p => optim.AdamW(p, 0.05, 0.9, 0.999, 1e-8, 0.01),
        ["AdamW(lr=0.05,weight_decay=0.2)"] = p => optim.AdamW(p, 0.05, 0.9, 0.999, 1e-8, 0.2),
        ["RMSprop(lr=0.01)"] = p => optim.RMSProp(p, 0.01),
        ["RMSprop(lr=0.01,alpha=0.9,momentum=0.9,centered=True,weight_decay=0.01)"] = p => optim.RMSProp(p, 0.01, 0.9, 1e-8, 0.01, 0.9, true),
        ["Adagrad(lr=0.1)"] = p => optim.Adagrad(p, 0.1),
        ["Adagrad(lr=0.1,lr_decay=0.1,weight_decay=0.01,initial_accumulator_value=0.1)"] = p => optim.Adagrad(p, 0.1, 0.1, 0.01, 0.1),
        ["Adadelta(lr=1.0)"] = p => optim.Adadelta(p),
        ["Adamax(lr=0.05)"] = p => optim.Adamax(p, 0.05),
        ["RAdam(lr=0.05)"] = p => optim.RAdam(p, 0.05),
    };

    public static IEnumerable<object[]> Cases =>
        from name in Optimizers.Keys
        from type in new[] { ScalarType.Float32, ScalarType.Float64 }
        select new object[] { name, type };

    /// <summary>float32 takes the step over all parameters at once, float64 the one by operators.</summary>
    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Five_steps_are_PyTorchs(string name, ScalarType type)
    {
        var steps = GoldenFile.At("optimizers").GetProperty("cases").GetProperty(name).GetProperty(type == ScalarType.Float32 ? "f32" : "f64");
        using var scope = NewDisposeScope();
        var problem = new Problem(type);
        using var optimizer = Optimizers[name]([problem.Weight, problem.Bias]);
        double tolerance = type == ScalarType.Float32 ? 1e-5 : 1e-11;
        foreach (var expected in steps.EnumerateArray())
        {
            optimizer.zero_grad();
            var loss = problem.Loss();
            Assert.AreEqual(expected.GetProperty("loss_before").GetDouble(), loss.ToDouble(), tolerance, "loss");
            loss.backward();
            optimizer.step();
            GoldenTensor.AreEqual(expected.GetProperty("w"), problem.Weight, tolerance, "w");
            GoldenTensor.AreEqual(expected.GetProperty("b"), problem.Bias, tolerance, "b");
        }
    }

    [TestMethod]
    public void A_parameter_without_gradient_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        var problem = new Problem(ScalarType.Float32);
        var idle = new Parameter(ones(3));
        using var optimizer = optim.SGD([problem.Weight, problem.Bias, idle], 0.1, 0.9);
        problem.Loss().backward();
        optimizer.step();
        Assert.IsTrue(idle.eq(1).all().ToBoolean());
        Assert.IsNull(idle.grad);
    }

    [TestMethod]
    public void A_step_is_seen_by_autograd()
    {
        using var scope = NewDisposeScope();
        var problem = new Problem(ScalarType.Float32);
        using var optimizer = optim.SGD([problem.Weight, problem.Bias], 0.1);
        var loss = problem.Loss();
        loss.backward();
        var square = (problem.Weight * problem.Weight).sum();
        optimizer.step();
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => square.backward());
    }

    [TestMethod]
    public void The_learning_rate_of_a_group_can_be_changed()
    {
        using var scope = NewDisposeScope();
        var problem = new Problem(ScalarType.Float32);
        using var optimizer = optim.SGD([problem.Weight, problem.Bias], 0.1);
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = 0;
        using var before = problem.Weight.clone();
        problem.Loss().backward();
        optimizer.step();
        Assert.IsTrue(before.Equals(problem.Weight.detach()));
        Assert.AreEqual(0.1, optimizer.ParamGroups.First().InitialLearningRate);
    }

    [TestMethod]
    public void A_saved_optimiser_goes_on_where_it_was()
    {
        using var scope = NewDisposeScope();
        var (one, other) = (new Problem(ScalarType.Float32), new Problem(ScalarType.Float32));
        using var first = optim.Adam([one.Weight, one.Bias], 0.05);
        Step(first, one);
        Step(first, one);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        first.save_state_dict(writer);
        using (no_grad())
        {
            other.Weight.copy_(one.Weight);
            other.Bias.copy_(one.Bias);
        }
        using var second = optim.Adam([other.Weight, other.Bias], 0.3);
        file.Position = 0;
        second.load_state_dict(new BinaryReader(file));
        Step(first, one);
        Step(second, other);
        Assert.IsTrue(one.Weight.detach().Equals(other.Weight.detach()));
    }

    [TestMethod]
    public void Clipping_scales_all_gradients_by_their_joint_norm()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(zeros(2));
        parameter.grad = tensor(new[] { 3f, 4f });
        Assert.AreEqual(5, nn.utils.clip_grad_norm_([parameter], 1), 1e-6);
        GoldenTensor.AreEqual(GoldenFile.At("optimizers").GetProperty("clip_grad_norm_([3,4], max_norm=1)").GetProperty("grad_after"), parameter.grad!, 1e-5, "gradient");
    }

    private static void Step(optim.Optimizer optimizer, Problem problem)
    {
        optimizer.zero_grad();
        problem.Loss().backward();
        optimizer.step();
    }

    private sealed class Problem(ScalarType type)
    {
        private readonly Tensor inputs = Fill.Tensor(7003, [6, 4], -1, 1).to(type);
        private readonly Tensor targets = Fill.Tensor(7004, [6, 3], -1, 1).to(type);

        public Parameter Weight { get; } = new(Fill.Tensor(7001, [3, 4], -1, 1).to(type, copy: true));

        public Parameter Bias { get; } = new(Fill.Tensor(7002, [3], -0.1, 0.1).to(type, copy: true));

        public Tensor Loss() => (inputs.mm(Weight.t()) + Bias - targets).square().mean();
    }
}
