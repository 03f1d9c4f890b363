using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adadelta
{
    public class Options : OptimizerOptions
    {
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            rho ??= defaults.rho;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            maximize ??= defaults.maximize;
            InitialLearningRate = LearningRate.Value;
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(rho.Value);
            writer.Write(eps.Value);
            writer.Write(weight_decay.Value);
            writer.Write(maximize.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            rho = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            rho = other.rho;
            eps = other.eps;
            weight_decay = other.weight_decay;
            maximize = other.maximize;
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
            bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                rho = rho,
                eps = eps,
                weight_decay = weight_decay,
                maximize = maximize,
            })
        {
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor square_avg;
        public Tensor acc_delta;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            acc_delta = Zeros();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            acc_delta.Save(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg.Load(reader);
            acc_delta.Load(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref square_avg, other.square_avg, _parameter.device);
            Copy(ref acc_delta, other.acc_delta, _parameter.device);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step
            && Same(square_avg, state.square_avg)
            && Same(acc_delta, state.acc_delta);

        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref acc_delta, device);
        }

        public void Dispose()
        {
            square_avg?.Dispose();
            acc_delta?.Dispose();
        }
    }
}
