// A process that knows nothing of what was done before it.
//   plain  MODEL ROWS SCORES   scores rows with a model loaded by ML.NET's own Model.Load, which must bring in everything by itself
//   torch  MODEL ROWS SCORES   the same by ml.Torch().LoadModel
//   picture MODEL FILE         prints what a model of pictures says of a file, and of the same bytes as a stream
//   weights FILE              prints the scores of a network whose weights are in a file
//   load   MODEL              says whether ml.Torch().LoadModel reads it, and ends at once
//   tensor                     makes a tensor: is there an engine?
using System.Text.Json;
using MLNetTorch.FreshProcess;
using TorchSharp;

switch (args)
{
    case ["tensor"]:
        Console.WriteLine(torch.ones(2, 3).sum().item<float>());
        return 0;
    case ["weights", var file]:
        Console.WriteLine(WeightsLoading.Scores(file));
        return 0;
    case ["picture", var model, var picture]:
        Console.WriteLine(PictureScoring.Answers(model, picture));
        return 0;
    case ["load", var model]:
        Console.WriteLine(TorchLoading.IsLoadable(model));
        return 0;
    case ["plain" or "torch", var model, var rows, var scores]:
        var given = JsonSerializer.Deserialize<GivenRows>(File.ReadAllText(rows))!;
        var result = args[0] == "plain" ? PlainLoading.Score(model, given) : TorchLoading.Score(model, given);
        File.WriteAllText(scores, JsonSerializer.Serialize(result));
        return 0;
    default:
        Console.Error.WriteLine("usage: MLNetTorch.FreshProcess plain|torch MODEL ROWS SCORES | picture MODEL FILE | weights FILE | load MODEL | tensor");
        return 2;
}
