using System.Globalization;
using System.Management.Automation;
using EntSso.Collection;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Waits for the next password change of an account and follows it: shows each step as it is reached, and ends with the change when it is
/// delivered, skipped or failed, or when the time is over. The test after every fix.
/// </summary>
/// <remarks>Following a live log has never run on Windows yet; files are followed alike everywhere.</remarks>
[Cmdlet(VerbsLifecycle.Wait, "EntSsoPasswordChange")]
[OutputType(typeof(PasswordChange))]
public sealed class WaitEntSsoPasswordChangeCommand : EntSsoCmdlet
{
    private readonly List<string> _computers = [];

    /// <summary>The Windows or external account: DOMAIN\user or user. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The account whose password change to wait for, DOMAIN\\user.")]
    [SingleValue]
    [AccountInput(Wildcards = true)]
    [SupportsWildcards]
    public string Account { get; set; } = "";

    /// <summary>
    /// Windows computers whose live logs are followed, side by side; a dot or localhost is this one. Default without -Path: this one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CN", "Server")]
    [ComputerInput]
    public string[] ComputerName { get; set; } = [];

    /// <summary>
    /// The live logs that are followed. Default: Application, Security, System and ForwardedEvents, as far as they can be read.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] LogName { get; set; } = [];

    /// <summary>The account to sign in with at the other computers. Default: that of the shell.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Event log files that grow (.evtx or event XML), or folders of them. Files beside them with rows of the sync engine are read too,
    /// once.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>How long to wait, in seconds, 0 to 86400. Default: 300.</summary>
    [Parameter]
    [SingleValue]
    [ValidateRange(0, 86400)]
    public int TimeoutSeconds { get; set; } = 300;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _computers.AddRange(ComputerName ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ComputerName ??= [];
        Path ??= [];
        List<string> files =
            [.. Path.SelectMany(path => ExistingPaths(path, "Specify .evtx or event XML files, or a folder that contains them."))];
        if (Path.Length > 0 && files.Count == 0)
        {
            return;
        }

        var clock = new SystemPollClock();
        var monitor = new CmdletReadMonitor(this);
        try
        {
            var watch = new ChangeWatch(new EventLogFollower(() => Open(files, monitor), EventQuery.Chain), clock, Account);
            if (files.Count > 0)
            {
                watch.Add(ChainInput.Find(files, monitor, CancellationToken).Facts);
            }

            watch.Begin(monitor, CancellationToken);
            Show($"Waiting for a password change of {Account}. Set a new password now: a repeated password is not sent.");
            var shown = new HashSet<string>();
            PasswordChange? change = watch.WaitForEnd(
                clock.UtcNow.AddSeconds(TimeoutSeconds), moved => ShowSteps(moved, shown), monitor, CancellationToken);
            Finish(change);
        }
        catch (EventLogUnreadableException unreadable)
        {
            WriteError(ErrorIds.LogUnreadable, unreadable, ErrorCategory.ReadError, unreadable.LogSource);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyList<IEventReader> Open(List<string> files, IReadMonitor monitor)
    {
        IEnumerable<string> computers = _computers.Count == 0 && files.Count == 0 ? ["."] : _computers;
        IReadOnlyList<IEventReader> live = LiveEventLogs.Of(computers, LogName, Credential?.GetNetworkCredential());
        return files.Count == 0
            ? live
            : [.. live, .. ChainInput.Find(files, monitor, CancellationToken).Logs.Select(log => new EventFileReader(log))];
    }

    private void Finish(PasswordChange? change)
    {
        if (change is null)
        {
            WriteError(
                ErrorIds.NoChangeSeen,
                new TimeoutException(
                    $"No password change of {Account} was logged within {TimeoutSeconds} seconds. Check that the password was set to "
                    + "a new value, and that the "
                    + "logs of the domain controller that received it, of the sync engine and of the ENTSSO servers are followed."),
                ErrorCategory.OperationTimeout,
                Account);
            return;
        }

        if (change.Remedy.Length > 0)
        {
            Show("Next: " + change.Remedy);
        }

        WriteObject(change);
    }

    private void ShowSteps(PasswordChange change, HashSet<string> shown)
    {
        foreach (ChangeStage stage in change.Stages)
        {
            string text = string.Format(
                CultureInfo.InvariantCulture, "{0:HH:mm:ss}  {1,-14} {2}: {3}{4}", stage.Time?.ToLocalTime(), ChangeWay.Word(stage.Step),
                stage.Computer, stage.Text,
                stage.Join == StageJoin.Exact ? "" : " [likely]");
            if (shown.Add(text))
            {
                Show(text);
            }
        }
    }

    /// <summary>Shows a line as Write-Host does: on the screen, and in the information stream for scripts.</summary>
    private void Show(string line) => WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);
}
