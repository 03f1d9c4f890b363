using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class NAdam
{
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public double? momentum_decay;

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            momentum_decay ??= defaults.momentum_decay;
            InitialLearningRate = LearningRate.Value;
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1.Value);
            writer.Write(beta2.Value);
            writer.Write(eps.Value);
            writer.Write(weight_decay.Value);
            writer.Write(momentum_decay.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum_decay = reader.ReadDouble();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
            momentum_decay = other.momentum_decay;
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 4e-3)
            : base(parameters, new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                momentum_decay = momentum_decay,
            })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1.Value, Options.beta2.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double mu_product;
        public Tensor exp_avg;
        public Tensor exp_avg_sq;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            mu_product = 1;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            writer.Write(mu_product);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            mu_product = reader.ReadDouble();
            exp_avg.Load(reader);
            exp_avg_sq.Load(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            mu_product = other.mu_product;
            Copy(ref exp_avg, other.exp_avg, _parameter.device);
            Copy(ref exp_avg_sq, other.exp_avg_sq, _parameter.device);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && mu_product == state.mu_product
            && Same(exp_avg, state.exp_avg)
            && Same(exp_avg_sq, state.exp_avg_sq);

        public override void to(Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
        }

        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
        }
    }
}
