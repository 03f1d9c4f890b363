using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all optimisers have in common: groups of parameters, a state for each parameter, saving and loading.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults;
    protected Utils.OrderedDict<IntPtr, OptimizerState> _state = new();

    public OptimizerHelper() : base(IntPtr.Zero) => _parameter_groups = [];

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    public override void zero_grad() => Gradients.Clear(parameters(), toNone: false);

    /// <summary>Moves all state to a device.</summary>
    public void to(Device device)
    {
        foreach (var (_, state) in _state)
            state.to(device);
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var places = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                places.Add(dictionary.State.Count);
                dictionary.State.Add(_state[parameter.Handle]);
            }
            dictionary.StateIndexRef.Add(places);
        }
        return dictionary;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Compare(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
        {
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i]))
                own.Options[i].LoadStateDict(state_dict.Options[i]);
        }
        for (int i = 0; i < own.State.Count; i++)
        {
            if (!ReferenceEquals(own.State[i], state_dict.State[i]))
                own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var dictionary = state_dict();
        writer.Write(GetType().Name);
        TensorFile.WriteNumber(writer, dictionary.Options.Count);
        TensorFile.WriteNumber(writer, dictionary.State.Count);
        dictionary.Options.ForEach(options => options.SaveStateDict(writer));
        dictionary.State.ForEach(state => state.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        string name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
        long options = TensorFile.ReadNumber(reader);
        long states = TensorFile.ReadNumber(reader);
        var own = state_dict();
        Compare(own, options, states);
        own.Options.ForEach(entry => entry.LoadStateDict(reader));
        own.State.ForEach(entry => entry.LoadStateDict(reader));
    }

    /// <summary>Runs the body for each group without recording gradients, in a scope of its own.</summary>
    protected Tensor _step<T>(Action<T> body, Func<Tensor> loss_closure = null) where T : ParamGroup
    {
        Tensor loss = null;
        if (loss_closure is not null)
        {
            using var recorded = enable_grad();
            loss = loss_closure();
        }
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            body((T)group);
        return loss;
    }

    /// <summary>Lets go of all state; at finalisation the tensors look after themselves.</summary>
    internal void DisposeStates(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var (_, state) in _state)
            (state as IDisposable)?.Dispose();
        _state.Clear();
    }

    private static void Compare(StateDictionary own, long options, long states)
    {
        if (options != own.Options.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (states != own.State.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of states.");
    }

    protected enum TypeCode
    {
        Double = 0,
        Long = 1,
        Tensor = 2,
        Options = 3,
        State = 4,
    }
}
