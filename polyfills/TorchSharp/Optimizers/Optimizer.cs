using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups;

            protected Optimizer(IntPtr handle) => nn.Module.RefuseHandle(handle);

            ~Optimizer() => Dispose(false);

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            public virtual Tensor step(Func<Tensor> closure = null) => throw new NotImplementedException($"{GetType().Name} has no step");

            public virtual void zero_grad() => Gradients.Clear(parameters(), toNone: false);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>An optimiser's options and state: the objects themselves, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
