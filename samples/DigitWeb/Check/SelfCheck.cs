using System.Net.Http.Json;
using Microsoft.ML;

namespace MLNetTorch.Samples.Web;

/// <summary>
/// Starts a server of its own, and posts test digits to it as PNG files: first one after the other, then by 16 clients at once. The answers must
/// be the same, and enough of them right.
/// </summary>
internal static class SelfCheck
{
    private const int Clients = 16;

    public static async Task<int> RunAsync(Settings settings, CancellationToken stop)
    {
        await using var app = WebServer.Build(settings with { Port = 0 });
        await app.StartAsync(stop);
        using var client = new HttpClient { BaseAddress = new Uri(WebServer.AddressOf(app)) };
        if (!await BecomesReadyAsync(client, app, stop))
        {
            return 1;
        }

        var digits = Load(settings);
        var files = digits.Select(digit => DigitPng.Write(digit.Image)).ToArray();
        var alone = await PostAsync(client, files, clients: 1, stop);
        var together = await PostAsync(client, files, Clients, stop);
        await app.StopAsync(stop);

        var right = alone.Zip(digits).Count(pair => pair.First?.Digit == pair.Second.Label);
        var checks = new Checks(Console.Out);
        checks.Equal("answers to one client", digits.Count, alone.Count(answer => answer is not null));
        var same = alone.Zip(together).Count(pair => Same(pair.First, pair.Second));
        checks.Equal($"answers to {Clients} clients that are those to one, bit for bit", digits.Count, same);
        checks.AtLeast("digits that are read rightly", settings.WantedAccuracy, (double)right / digits.Count);
        return checks.Conclude();
    }

    private static List<DigitWeb.ModelInput> Load(Settings settings)
    {
        var ml = new MLContext();
        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        return [.. ml.Data.CreateEnumerable<DigitWeb.ModelInput>(ml.Data.TakeRows(test, settings.Digits), reuseRowObject: false)];
    }

    private static async Task<bool> BecomesReadyAsync(HttpClient client, WebApplication app, CancellationToken stop)
    {
        while (!app.Services.GetRequiredService<ModelStore>().Failed)
        {
            using var health = await client.GetAsync("/health", stop);
            if (health.IsSuccessStatusCode)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
        }

        return false;
    }

    private static async Task<Prediction?[]> PostAsync(HttpClient client, byte[][] files, int clients, CancellationToken stop)
    {
        var answers = new Prediction?[files.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = stop };
        await Parallel.ForAsync(0, files.Length, options, async (i, each) =>
        {
            using var answer = await client.PostAsync(PredictionEndpoints.Path, new ByteArrayContent(files[i]), each);
            answers[i] = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Prediction>(each) : null;
        });
        return answers;
    }

    private static bool Same(Prediction? one, Prediction? other) =>
        one is not null && other is not null && one.Probabilities.SequenceEqual(other.Probabilities) && one.Image.AsSpan().SequenceEqual(other.Image);
}
