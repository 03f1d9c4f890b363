namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Changes an optimiser's learning rates from epoch to epoch; step() begins the next one.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;

                private readonly List<ILearningRateController> groups = [];
                private readonly List<double> initial = [];
                private int epoch = -1;

                protected LRScheduler()
                {
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    groups.AddRange(optimizer.ParamGroups);
                    epoch = last_epoch;
                    foreach (var group in groups)
                    {
                        if (last_epoch == -1)
                            group.InitialLearningRate = group.LearningRate;
                        initial.Add(group.InitialLearningRate);
                    }
                }

                public virtual void step()
                {
                    _step_count++;
                    epoch++;
                    Apply(get_lr());
                }

                public virtual void step(int? epoch)
                {
                    if (epoch is null)
                    {
                        step();
                        return;
                    }
                    _step_count++;
                    this.epoch = epoch.Value;
                    Apply(get_closed_form_lr() ?? get_lr());
                }

                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => groups.Select(group => group.LearningRate).ToList();

                /// <summary>The rates of the epoch that begins.</summary>
                protected virtual IEnumerable<double> get_lr() => initial.Select(rate => RateOf(rate, epoch));

                protected virtual IEnumerable<double> get_closed_form_lr() => null;

                /// <summary>The rate of an epoch, from the rate at the beginning of all.</summary>
                internal virtual double RateOf(double initial, int epoch) => initial;

                private void Apply(IEnumerable<double> rates)
                {
                    foreach (var (group, rate) in groups.Zip(rates.ToList()))
                        group.LearningRate = rate;
                }
            }
        }
    }
}
