using System.Text.Json.Nodes;

namespace MLNetTorch.Estimators.Tests;

/// <summary>
/// Lets another run of a callback take over in the middle of a training, from the state of the one before: what a resumed training does.
/// </summary>
/// <param name="Inner">The callback.</param>
/// <param name="Epoch">When: in this epoch,</param>
/// <param name="Batch">after this batch; 0: when the epoch has ended.</param>
/// <param name="Between">What else happens then.</param>
internal sealed record Handover(TrainingCallback Inner, int Epoch, int Batch = 0, Action? Between = null) : TrainingCallback
{
    public override bool UnfreezesWeights => Inner.UnfreezesWeights;

    public override CallbackRun Start() => new Run(this);

    private sealed class Run(Handover plan) : CallbackRun
    {
        private CallbackRun _inner = plan.Inner.Start();

        public override void OnTrainingBegin(TrainingMoment at) => _inner.OnTrainingBegin(at);

        public override void OnEpochBegin(TrainingMoment at) => _inner.OnEpochBegin(at);

        public override void OnBatchBegin(TrainingMoment at) => _inner.OnBatchBegin(at);

        public override void OnGradients(TrainingMoment at) => _inner.OnGradients(at);

        public override void OnBatchEnd(TrainingMoment at)
        {
            _inner.OnBatchEnd(at);
            HandOver(at, at.Batch);
        }

        public override void OnValidationBegin(TrainingMoment at) => _inner.OnValidationBegin(at);

        public override void OnEpochEnd(TrainingMoment at)
        {
            _inner.OnEpochEnd(at);
            HandOver(at, 0);
        }

        public override void OnTrainingEnd(TrainingMoment at) => _inner.OnTrainingEnd(at);

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }

        private void HandOver(TrainingMoment at, int batch)
        {
            if (at.Epoch != plan.Epoch || batch != plan.Batch)
                return;
            var saved = new CallbackState();
            _inner.Save(saved);
            using var copies = torch.NewDisposeScope();
            var loaded = new CallbackState
            {
                Values = JsonNode.Parse(saved.Values.ToJsonString())!.AsObject(),
                Tensors = saved.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.detach().cpu().clone()),
            };
            _inner.Dispose();
            plan.Between?.Invoke();
            _inner = plan.Inner.Start();
            _inner.OnTrainingBegin(at);
            _inner.Load(loaded);
        }
    }
}
