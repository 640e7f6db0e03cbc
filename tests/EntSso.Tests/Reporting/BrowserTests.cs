#if NET
using System.Diagnostics;
using EntSso.Diagnosis;
using EntSso.Reporting;
using EntSso.Tests.Samples;
using Xunit;

namespace EntSso.Tests.Reporting;

/// <summary>The HTML report in a real browser: headless Chromium, which continuous integration installs.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Script = "<script>document.title = 'injected'; document.body.textContent = 'gone';</script>";

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-browser").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_page_opens_without_a_console_message_and_shows_the_way_of_a_change()
    {
        (string page, string console) = await Open(Report());

        Assert.DoesNotContain("CONSOLE", console, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"way\">", page, StringComparison.Ordinal);
        Assert.Contains("Sent by PCNS", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_stops_a_script_that_came_into_the_page()
    {
        (string page, string console) = await Open(Report().Replace("<main id=\"main\">", "<main id=\"main\">" + Script, StringComparison.Ordinal));

        Assert.DoesNotContain("<title>injected", page, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"way\">", page, StringComparison.Ordinal);
        Assert.Contains("Content Security Policy", console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_policy_the_same_script_runs()
    {
        string open = System.Text.RegularExpressions.Regex.Replace(Report(), "<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "");

        (string page, _) = await Open(open.Replace("<main id=\"main\">", "<main id=\"main\">" + Script, StringComparison.Ordinal));

        Assert.Contains("<title>injected", page, StringComparison.Ordinal);
    }

    private static string Report() => Sample.Render(new HtmlReport(Sample.Report(
        [Sample.Finding("EXT-06", FindingStatus.Fail, ChainLink.CallerCheck, "ENTSSOMA2", "The extension calls with a wrong account.", "Run setspn -Q ENTSSO/INTSVR1")],
        [], ChainDayTests.Follow(RepositoryFolder.Find("docs/samples/chain")))));

    private async Task<(string Page, string Console)> Open(string html)
    {
        string browser = Find() ?? "";
        if (browser.Length == 0)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Chromium is not installed: apt-get install chromium");
            Assert.Fail("Chromium is not installed, although .ci/run installs it.");
        }

        string file = Path.Combine(_folder, "report.html");
        await File.WriteAllTextAsync(file, html);
        string[] flags =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-quic", "--enable-logging=stderr", "--user-data-dir=" + Path.Combine(_folder, "profile"), "--dump-dom", new Uri(file).AbsoluteUri,
        ];
        using var process = Process.Start(new ProcessStartInfo(browser, flags) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> page = process.StandardOutput.ReadToEndAsync(), console = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (await page, await console);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
}
#endif
