namespace MLNetTorch.Networks;

/// <summary>A module of your own that has something to say about its options: what PyTorch calls <c>extra_repr</c>.</summary>
public interface IDescribesItself
{
    /// <summary>
    /// What stands between the parentheses after the module's name, such as <c>in_features=3, scale=2.0</c>; line feeds part several lines, an empty
    /// text says nothing. See <see cref="ModuleText"/>.
    /// </summary>
    string Description { get; }
}
