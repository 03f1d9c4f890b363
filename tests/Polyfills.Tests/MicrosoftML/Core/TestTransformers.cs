using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

/// <summary>The mapping that a loaded model finds by its contract name.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class DoublingFactory : CustomMappingFactory<NumberInput, DoubledOutput>
{
    public const string Contract = "MLNetTorch.Tests.Doubling";

    public override Action<NumberInput, DoubledOutput> GetMapping() => (input, output) => output.Doubled = 2 * input.Number;
}

/// <summary>Reads its input a number of times, as a trainer with epochs does.</summary>
internal sealed class PassingEstimator(int passes) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        for (int pass = 0; pass < passes; pass++)
            _ = input.GetColumn<float>("Doubled").Sum();
        return new DisposableTransformer();
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
}

/// <summary>A transformer from outside of the library that changes nothing and knows whether it has been disposed.</summary>
internal sealed class DisposableTransformer : ITransformer, IDisposable
{
    public bool IsDisposed { get; private set; }

    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IDataView Transform(IDataView input) => input;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new PassingMapper(inputSchema);

    public void Save(ModelSaveContext ctx) => ((ICanSaveModel)new TransformerChain<ITransformer>()).Save(ctx);

    public void Dispose() => IsDisposed = true;

    private sealed class PassingMapper(DataViewSchema schema) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => schema;

        public DataViewSchema OutputSchema => schema;

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => dependingColumns;

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => input;
    }
}
