// The least program that predicts: loads a model, predicts one row, prints the probabilities, ends. With a second word it also tells on the error
// output how many milliseconds after its start each part was done.
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using MLNetTorch;
using MLNetTorch.Benchmarks.FirstPrediction;

Told("runtime started");
var ml = new MLContext();
var model = ml.Torch().LoadModel(args[0], out _);
Told("model loaded");
var engine = ml.Model.CreatePredictionEngine<Row, Answer>(model);
Told("engine made");
var answer = engine.Predict(Row.MadeUp());
Told("row predicted");
Console.WriteLine(string.Join(' ', answer.Score.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));

void Told(string what)
{
    if (args.Length > 1)
        Console.Error.WriteLine($"{(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds,8:F0} ms  {what}");
}
