namespace Microsoft.ML.Runtime;

internal sealed class Host(EnvironmentBase source, string shortName, string parentFullName, Random random)
    : EnvironmentBase(shortName, parentFullName, random), IHost
{
    public Random Rand => Random;

    public override LocalEnvironment Root => source.Root;

    protected override string FullNameForHosts => source.FullName;

    public override string ContextDescription => "HostEnvironment";
}
