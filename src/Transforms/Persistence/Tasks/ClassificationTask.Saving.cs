using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <content>A classifier in a model file.</content>
public sealed partial class ClassificationTask
{
    internal const string SavedKind = "classification";
    private const string KeyColumn = "MLNetTorch.Key";

    internal override string Kind => SavedKind;

    internal static ClassificationTask Read(JsonObject content) => new(ReadLabels(content["labels"]!.AsObject()))
    {
        ScoreColumnName = (string)content["scoreColumn"]!,
        PredictedLabelColumnName = (string)content["predictedLabelColumn"]!,
    };

    internal override void Write(JsonObject content)
    {
        content["scoreColumn"] = ScoreColumnName;
        content["predictedLabelColumn"] = PredictedLabelColumnName;
        content["labels"] = WriteLabels();
    }

    internal override SavedChain ThenColumns(SavedChain chain)
        => ThenPredictedLabel(chain).ThenVector(ScoreColumnName, Labels.Count, Labels.Names);

    internal override (float[] Numbers, int Index) Saved(float[] scores) => (scores, ScoreGetters.Best(scores));

    // A lookup table can hold UInt32 keys only, so other raw types take one more stage.
    private SavedChain ThenPredictedLabel(SavedChain chain)
    {
        var keys = LookupViews.KeysByIndex(chain.Context, Labels);
        return Labels.KeyType.RawType == typeof(uint)
            ? chain.ThenLookup(keys, PredictedLabelColumnName, SavedScoringOutput.IndexColumn)
            : chain
                .ThenLookup(keys, KeyColumn, SavedScoringOutput.IndexColumn, KeyColumn)
                .Then(chain.Context.Transforms.Conversion.ConvertType(
                    PredictedLabelColumnName, KeyColumn, Enum.Parse<DataKind>(Labels.KeyType.RawType.Name)));
    }

    private JsonObject WriteLabels()
    {
        var json = new JsonObject
        {
            ["key"] = Labels.KeyType.RawType.Name,
            ["names"] = JsonSerializer.SerializeToNode(Labels.Names),
        };
        if (Labels is { ValueType: { } type, Values: { } values })
        {
            var texts = KeyValueTexts.Of(type);
            json["type"] = texts.Name;
            json["values"] = JsonSerializer.SerializeToNode(texts.Write(values));
        }
        return json;
    }

    private static ScoringLabels ReadLabels(JsonObject json)
    {
        var names = json["names"].Deserialize<string[]>()!;
        Type[] raws = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];
        var type = new KeyDataViewType(raws.Single(each => each.Name == (string?)json["key"]), names.Length);
        if ((string?)json["type"] is not { } valueType)
            return new ScoringLabels(type, names, null, null);
        var texts = KeyValueTexts.Of(valueType);
        return new ScoringLabels(type, names, texts.Type, texts.Read(json["values"].Deserialize<string[]>()!));
    }
}
