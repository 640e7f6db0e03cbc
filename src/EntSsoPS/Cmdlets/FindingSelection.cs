using System.Management.Automation;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// What a cmdlet returns of its findings. By default those that are not in order, also the unknown ones, so that a script does not take a
/// check that could not run for one that passed; checks that passed or do not apply are counted.
/// </summary>
internal sealed class FindingSelection
{
    private static readonly FindingStatus[] _notInOrder = [FindingStatus.Fail, FindingStatus.Warning, FindingStatus.Unknown];

    private FindingCounts _counts = new();

    public FindingStatus[] Status { get; set; } = [];

    public bool All { get; set; }

    public bool Quiet { get; set; }

    /// <summary>Ends the cmdlet where the parameters contradict each other.</summary>
    public void Check(EntSsoCmdlet cmdlet)
    {
        if (All && Status.Length > 0)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("-Status selects some findings, -All returns every one: use one of the two."),
                ErrorIds.Prefix + ErrorIds.Argument,
                ErrorCategory.InvalidArgument,
                null));
        }
    }

    /// <summary>Writes the selected findings, worst first.</summary>
    public void Write(EntSsoCmdlet cmdlet, IReadOnlyList<Finding> findings)
    {
        FindingCounts counts = FindingCounts.Of(findings);
        _counts = _counts.Plus(counts);
        if (Quiet)
        {
            cmdlet.WriteObject(
                Status.Length > 0 ? Status.All(status => counts.Of(status) == 0) : counts is { Fail: 0, Unknown: 0, Pass: > 0 });
        }
        else
        {
            cmdlet.WriteObject(
                FindingDigest.Select(findings, All ? FindingStatusText.WorstFirst : Status.Length > 0 ? Status : _notInOrder),
                enumerateCollection: true);
        }
    }

    /// <summary>
    /// Ends the output with a line at the console that counts what was left out: where nothing was returned because all is well, and where
    /// the findings are shown and not piped on.
    /// </summary>
    public void End(EntSsoCmdlet cmdlet)
    {
        string rest = FindingDigest.Uncounted(_counts);
        if (Quiet || All || Status.Length > 0 || rest.Length == 0)
        {
            return;
        }

        if (_notInOrder.All(status => _counts.Of(status) == 0))
        {
            cmdlet.Say(_counts.Pass > 0 ? $"All is well: {rest}." : $"Nothing was checked: {rest}.");
        }
        else if (cmdlet.MyInvocation.PipelinePosition == cmdlet.MyInvocation.PipelineLength)
        {
            cmdlet.Say($"{rest}: -All lists them.");
        }
    }
}
