using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>The page in a real browser.</summary>
[TestClass]
public sealed class BrowserTests
{
    private static readonly string Artifacts = Path.Combine(Checkout.Root, "artifacts", "test-results");

    // Strokes on a canvas of 280 by 280, as a hand would draw them.
    private static readonly (float X, float Y)[] One = [(140, 40), (140, 90), (140, 140), (140, 190), (140, 240)];
    private static readonly (float X, float Y)[] Seven = [(70, 55), (130, 55), (200, 55), (180, 110), (155, 170), (130, 240)];
    private static readonly (float X, float Y)[] Zero = [.. Enumerable.Range(0, 25).Select(i => (140 + (70 * MathF.Sin(i * MathF.Tau / 24)), 140 - (95 * MathF.Cos(i * MathF.Tau / 24))))];

    // Started once, by the first test: it takes longer than the tests do.
    private static readonly Lazy<Task<Chromium>> Browser = new(Chromium.StartAsync);

    [ClassCleanup]
    public static async Task CloseAsync()
    {
        if (Browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await Browser.Value).DisposeAsync();
    }

    [TestMethod]
    public async Task A_digit_drawn_with_the_mouse_is_read()
    {
        var browser = await Browser.Value;
        var page = await browser.OpenAsync();

        await DrawAsync(page, One);
        await ReadsAsync(page, 1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#answer")).ToHaveTextAsync("Nothing yet.");
        await DrawAsync(page, Zero);
        await ReadsAsync(page, 0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await DrawAsync(page, Seven);
        await ReadsAsync(page, 7);

        browser.AssertClean();
    }

    [TestMethod]
    public async Task The_bars_are_the_probabilities_that_the_server_gave()
    {
        var browser = await Browser.Value;
        var page = await browser.OpenAsync();

        var answer = await page.RunAndWaitForResponseAsync(() => DrawAsync(page, Seven), response => response.Url.EndsWith("/api/predict", StringComparison.Ordinal));
        var prediction = System.Text.Json.JsonSerializer.Deserialize<Prediction>(await answer.TextAsync(), System.Text.Json.JsonSerializerOptions.Web)!;
        await Assertions.Expect(page.Locator("#bars li.best label")).ToHaveTextAsync($"{prediction.Digit}");

        for (var digit = 0; digit < 10; digit++)
            Assert.AreEqual(prediction.Probabilities[digit], await page.GetByLabel($"{digit}", new() { Exact = true }).EvaluateAsync<float>("bar => bar.value"), 1e-6f);
    }

    [TestMethod]
    public async Task A_file_is_uploaded_and_read()
    {
        var browser = await Browser.Value;
        var page = await browser.OpenAsync();
        var choose = page.GetByLabel("Choose a picture");

        await choose.SetInputFilesAsync(new FilePayload { Name = "ziffer é 7.png", MimeType = "image/png", Buffer = Pictures.Sheet("png", Pictures.Digits[0].Image, 6, 40, 20, 30, 220) });
        await ReadsAsync(page, 7);
        await choose.SetInputFilesAsync(new FilePayload { Name = "seven.png", MimeType = "image/png", Buffer = "This is no picture."u8.ToArray() });
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("no picture of a known kind");
        await choose.SetInputFilesAsync(new FilePayload { Name = "large.png", MimeType = "image/png", Buffer = new byte[(1 << 20) + 1] });
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("at most 1048576 are read");
        browser.AssertClean();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task The_page_is_accessible(ColorScheme scheme)
    {
        var browser = await Browser.Value;
        var page = await browser.OpenAsync(scheme);
        await DrawAsync(page, Seven);
        await ReadsAsync(page, 7);

        var violations = (await page.RunAxe()).Violations;

        Assert.IsEmpty(violations, string.Join("\n", violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(Artifacts).FullName, $"digit-web-{scheme}.png".ToLowerInvariant()) });
    }

    [TestMethod]
    public async Task Everything_is_reached_by_keyboard()
    {
        var browser = await Browser.Value;
        var page = await browser.OpenAsync();

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#clear")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#file")).ToBeFocusedAsync();
    }

    private static async Task DrawAsync(IPage page, (float X, float Y)[] stroke)
    {
        var frame = (await page.Locator("#pad").BoundingBoxAsync())!;
        (float X, float Y) On((float X, float Y) point) => (frame.X + (point.X * frame.Width / 280), frame.Y + (point.Y * frame.Height / 280));

        var start = On(stroke[0]);
        await page.Mouse.MoveAsync(start.X, start.Y);
        await page.Mouse.DownAsync();
        foreach (var point in stroke.Skip(1).Select(On))
            await page.Mouse.MoveAsync(point.X, point.Y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static Task ReadsAsync(IPage page, int digit) =>
        Assertions.Expect(page.Locator("#answer")).ToContainTextAsync($"It is a {digit},", new() { Timeout = 30_000 });
}
