using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Diagnosis.Old.Applications;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.DirectSync;

/// <summary>DIR-01: direct password sync, which changes only the stored credential, is used where that is enough.</summary>
internal sealed class Dir01DirectSyncIsIntended : ApplicationRule
{
    // SSO_FLAG_APP_WINDOWS_CREDS: the external accounts are Windows accounts.
    private const int WindowsCredentials = 0x800000;

    public override string Id => "DIR-01";

    public override ChainLink Link => ChainLink.DirectSync;

    public override string Title => "Direct password sync is used only where the external password follows by another way.";

    public override IReadOnlyList<int> EventIds => [11055, 11056];

    protected override IReadOnlyList<int> ClearingIds => [11058];

    protected override IEnumerable<SyncedApplication> SubjectsIn(RuleInput input)
    {
        var applications = base.SubjectsIn(input).ToList();
        var direct = applications.Where(application => application.Adapter.Or(null) is null && application.Application.DirectPasswordSync.Or(true)).ToList();
        return direct.Count > 0 ? direct : applications.Take(1);
    }

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var application = subject.Application;
        if (subject.Adapter.Or(null) is not null || application.DirectPasswordSync is { IsKnown: true, Value: false })
        {
            return Find(FindingStatus.NotApplicable, "direct password sync", "Direct password sync is on for no application.");
        }

        if (!application.DirectPasswordSync.IsKnown)
        {
            return FindUnknown(subject.Name, $"whether direct password sync is on for {subject.Name}", application.DirectPasswordSync);
        }

        var place = PlaceOf(application.DirectPasswordSync);
        if ((application.Flags.Or(0) & WindowsCredentials) != 0)
        {
            return Find(FindingStatus.Pass, subject.Name, $"Direct password sync is on for {subject.Name}, whose external accounts are Windows accounts by its settings.", place: place);
        }

        if (OtherWay(subject.Name, input.Deployment) is { } agent)
        {
            return Find(
                FindingStatus.Pass,
                subject.Name,
                $"Direct password sync is on for {subject.Name}; the management agent {agent} receives passwords as well and likely changes those of the external system.",
                place: place);
        }

        var mappings = input.MappingsOf(subject.Name);
        var foreign = mappings.FirstOrDefault(mapping => !IsWindowsAccount(mapping.ExternalUser))?.ExternalUser;
        return mappings.Count == 0
            ? Find(
                FindingStatus.Unknown,
                subject.Name,
                $"Direct password sync is on for {subject.Name} and changes only the stored credential; whether its external accounts are Windows accounts is unknown, since no mapping of it was read.",
                place: place)
            : foreign is null
                ? Find(FindingStatus.Pass, subject.Name, $"Direct password sync is on for {subject.Name}, and its external accounts look like Windows accounts.", place: place)
                : Find(
                    FindingStatus.Warning,
                    subject.Name,
                    $"Direct password sync is on for {subject.Name} and changes only the stored credential. External accounts such as {NameText.Quote(foreign)} are likely of another system, whose password stays as it is unless something else changes it.",
                    $"When nothing else changes the external password, assign an adapter instead: clear Direct Password Sync from Windows in the application's Properties, Options, then run\nssops -addapp ADAPTER {Word(subject)}",
                    place);
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Application.DirectPasswordSync) with
    {
        Meaning = "the stored credential was not updated all the same",
        Remedy = $"Look up the error code of the event, then change the password again or set it: ssomanage -setcredentials DOMAIN\\user {Word(subject)}",
    };

    // DOMAIN\user or user@domain.
    private static bool IsWindowsAccount(string user) =>
        AccountName.TryParse(user, out var name, out _)
        && name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain or AccountNameForm.UserPrincipalName;

    /// <summary>The management agent that ENTSSO.xml names for the application, when the sync engine sends passwords to it too.</summary>
    private static string? OtherWay(string application, SyncDeployment deployment)
    {
        var sources = new HashSet<string>(
            deployment.EntSsoXml.Or(null)?.Agents.SelectMany(agent => agent.Applications)
                .Where(candidate => string.Equals(candidate.Name, application, StringComparison.OrdinalIgnoreCase))
                .Select(candidate => candidate.SourceMa) ?? [],
            StringComparer.Ordinal);
        if (sources.Count == 0)
        {
            return null;
        }

        var targets = new HashSet<string>(
            deployment.SyncEngine.ManagementAgents.SelectMany(agent => agent.Partitions.Or([])).SelectMany(partition => partition.Targets.Or([])),
            StringComparer.OrdinalIgnoreCase);
        return deployment.SyncEngine.ManagementAgents
            .FirstOrDefault(agent => sources.Contains(agent.Name) && agent.IsPasswordSyncAllowed.Or(false) && targets.Contains(agent.Id))?.Name;
    }
}
