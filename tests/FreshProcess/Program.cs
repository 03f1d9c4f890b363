// Loads a model in a process that knows nothing of how it was made, and scores rows.
//   plain  MODEL ROWS SCORES   by ML.NET's own Model.Load, which must bring in everything by itself
//   torch  MODEL ROWS SCORES   by ml.Torch().LoadModel
using System.Text.Json;
using MLNetTorch.FreshProcess;

if (args is not [var mode and ("plain" or "torch"), var model, var rows, var scores])
{
    Console.Error.WriteLine("usage: MLNetTorch.FreshProcess plain|torch MODEL ROWS SCORES");
    return 2;
}
var given = JsonSerializer.Deserialize<GivenRows>(File.ReadAllText(rows))!;
var result = mode == "plain" ? PlainLoading.Score(model, given) : TorchLoading.Score(model, given);
File.WriteAllText(scores, JsonSerializer.Serialize(result));
return 0;
