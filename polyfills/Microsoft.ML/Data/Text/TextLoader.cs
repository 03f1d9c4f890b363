using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private const string LoaderName = "TextLoader";

    private readonly TextColumn[] _columns;
    private readonly DataViewSchema _schema;
    private readonly TextFormat _format;
    private readonly bool _hasHeader;
    private readonly long _maxRows;

    internal TextLoader(IHostEnvironment environment, Options options, IMultiStreamSource dataSample)
    {
        environment.Register(nameof(TextLoader));
        options ??= new Options();
        _format = TextFormat.Of(options);
        _maxRows = options.MaxRows ?? long.MaxValue;
        Checks.Param(_maxRows >= 0, nameof(options.MaxRows));
        IMultiStreamSource headerFile = string.IsNullOrWhiteSpace(options.HeaderFile) ? null : new MultiFileSource(options.HeaderFile);
        _hasHeader = headerFile is null && options.HasHeader;
        // One label, then the features: what files without a description have.
        Column[] columns = options.Columns is { Length: > 0 } given ? given : [new Column("Label", DataKind.Single, 0), new Column("Features", DataKind.Single, [new Range(1, null)])];
        _columns = TextColumnBinder.Bind(columns, options.InputSize, () => FieldsIn(dataSample));
        string header = headerFile != null ? FirstLine(headerFile) : _hasHeader ? FirstLine(dataSample) : null;
        _schema = MakeSchema(header);
    }

    private TextLoader(TextColumn[] columns, DataViewSchema schema, TextFormat format, bool hasHeader, long maxRows)
    {
        _columns = columns;
        _schema = schema;
        _format = format;
        _hasHeader = hasHeader;
        _maxRows = maxRows;
    }

    public DataViewSchema GetOutputSchema() => _schema;

    public IDataView Load(IMultiStreamSource source)
    {
        Checks.NotNull(source, nameof(source));
        return new TextDataView(source, _schema, _columns, _format, _hasHeader, _maxRows);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Checks.NotNull(ctx, nameof(ctx));
        ctx.SetLoader(LoaderName);
        ctx.WriteText(System.Text.Json.JsonSerializer.Serialize(_format));
        ctx.Writer.Write(_hasHeader);
        ctx.Writer.Write(_maxRows);
        SchemaCodec.Write(ctx.Writer, _schema);
        foreach (TextColumn column in _columns)
        {
            ctx.Writer.Write(column.Segments.Length);
            foreach ((int start, int end) in column.Segments)
            {
                ctx.Writer.Write(start);
                ctx.Writer.Write(end);
            }
        }
    }

    [ModelLoader(LoaderName)]
    private static TextLoader Load(IHostEnvironment environment, ModelLoadContext context)
    {
        var format = System.Text.Json.JsonSerializer.Deserialize<TextFormat>(context.ReadText());
        bool hasHeader = context.Reader.ReadBoolean();
        long maxRows = context.Reader.ReadInt64();
        DataViewSchema schema = SchemaCodec.Read(context.Reader);
        TextColumn[] columns = schema.Select(column =>
        {
            var segments = new (int, int)[context.Reader.ReadInt32()];
            for (int i = 0; i < segments.Length; i++)
                segments[i] = (context.Reader.ReadInt32(), context.Reader.ReadInt32());
            return new TextColumn(column.Name, (PrimitiveDataViewType)column.Type.ItemTypeOf(), segments, column.Type is VectorDataViewType);
        }).ToArray();
        return new TextLoader(columns, schema, format, hasHeader, maxRows);
    }

    private DataViewSchema MakeSchema(string header)
    {
        var fields = new TextFields(_format);
        if (header != null)
            fields.Split(header);
        var builder = new DataViewSchema.Builder();
        foreach (TextColumn column in _columns)
            builder.AddColumn(column.Name, column.Type, header is null ? null : column.SlotNames(fields));
        return builder.ToSchema();
    }

    private int FieldsIn(IMultiStreamSource sample)
    {
        var fields = new TextFields(_format);
        string line = sample is null ? null : new TextLines(sample, fields, _hasHeader).FirstOrDefault().Text;
        Checks.Param(line != null, nameof(Column.Source), "Can't determine the number of source columns without valid data");
        fields.Split(line);
        return fields.Count;
    }

    private string FirstLine(IMultiStreamSource source)
        => source is null or { Count: 0 } ? null : new TextLines(source, new TextFields(_format), hasHeader: false).FirstOrDefault().Text;
}
