namespace Microsoft.ML;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public abstract class ExtensionBaseAttribute : Attribute
{
    public string ContractName { get; }

    private protected ExtensionBaseAttribute(string contractName) => ContractName = contractName;
}
