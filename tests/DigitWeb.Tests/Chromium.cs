using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>A headless browser of this system, driven by Playwright. Where there is none, the test is inconclusive and says why.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Names a browser in another place.</summary>
    private const string Variable = "MLNETTORCH_CHROMIUM";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var program = Environment.GetEnvironmentVariable(Variable) ?? Places.FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Inconclusive($"There is no Chromium here: none of {string.Join(", ", Places)}, and {Variable} names none. test.sh installs it where it can.");
        var playwright = await DriverAsync();
        // Its sandbox needs rights that root in a container does not have; the page is our own.
        string[] arguments = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = arguments }));
    }

    public async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 860, Height = 700 } });
        page.PageError += (_, error) => _faults.Enqueue($"the script fails: {error}");
        page.Console += (_, line) => _faults.Enqueue(line.Type is "error" && !line.Text.Contains("Failed to load resource") ? line.Text : "");
        page.Request += (_, request) => _faults.Enqueue(IsOwn(request.Url) ? "" : $"the page asks for {request.Url}");
        await page.GotoAsync(SharedServer.Address);
        return page;
    }

    /// <summary>No script failed, and nothing was asked of anyone but the server.</summary>
    public void AssertClean() => Assert.IsEmpty(_faults.Where(fault => fault.Length > 0));

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static bool IsOwn(string url) =>
        url.StartsWith(SharedServer.Address, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);

    private static async Task<IPlaywright> DriverAsync()
    {
        try
        {
            return await Playwright.CreateAsync();
        }
        catch (PlaywrightException fault)
        {
            Assert.Inconclusive($"Playwright's driver does not run here: {fault.Message}");
            throw;
        }
    }
}
