using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.DirectSync;

/// <summary>DIR-01: direct password sync, which changes only the stored credential, is used where that is enough.</summary>
internal sealed class Dir01DirectSyncIsIntended() : SubjectRule<SyncedApplication>(
    new("DIR-01", ChainLink.DirectSync, "Direct password sync is used only where something else changes the external password.") { Events = [11055, 11056], ClearedBy = [11058] },
    SubjectSets.Applications)
{
    // SSO_FLAG_APP_WINDOWS_CREDS: the external accounts are Windows accounts.
    private const int WindowsCredentials = 0x800000;

    protected override IEnumerable<SyncedApplication> SubjectsIn(RuleContext context)
    {
        var applications = base.SubjectsIn(context).ToList();
        var direct = applications.Where(
            application => application.Adapter.Or(null) is null && application.Application.DirectPasswordSync.Or(true))
            .ToList();
        return direct.Count > 0 ? direct : applications.Take(1);
    }

    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (name, isDirect, origin) = (subject.Name, subject.Application.DirectPasswordSync, subject.Application.DirectPasswordSync.Origin);
        if (subject.Adapter.Or(null) is not null || isDirect is { IsKnown: true, Value: false })
        {
            return NotApplicable(
                "Direct password sync is on for no application.") with { About = FindingSubject.General("direct password sync") };
        }

        if (!isDirect.IsKnown)
        {
            return Unknown($"whether direct password sync is on for {name}", isDirect);
        }

        var isOn = $"Direct password sync is on for {name}";
        if ((subject.Application.Flags.Or(0) & WindowsCredentials) != 0)
        {
            return Pass($"{isOn}, whose external accounts are Windows accounts by its settings.", origin);
        }

        if (context.OtherWayTo(name) is { } agent)
        {
            return Pass(
                $"{isOn}; the management agent {agent} receives passwords as well and likely changes those of the external system.",
                origin);
        }

        var mappings = context.MappingsOf(name);
        var foreign = mappings.FirstOrDefault(mapping => !IsWindowsAccount(mapping.ExternalUser))?.ExternalUser;
        return mappings.Count == 0
                ? Unknown(
                    $"{isOn} and changes only the stored credential; whether its external accounts are Windows accounts",
                    "no mapping of it was read")
                    .From(origin)
            : foreign is null ? Pass($"{isOn}, and its external accounts look like Windows accounts.", origin)
            : Warn(
                $"{isOn} and changes only the stored credential. External accounts such as {NameText.Quote(foreign)} are likely of "
                    + "another system, whose password does not change unless something else changes it.",
                [
                    Say("When nothing else changes the external password, turn direct password sync off and assign an adapter instead:"),
                    RemedyStep.Cmdlet("Disable-EntSsoDirectSync", ("Application", name)),
                    RemedyStep.Cmdlet("Add-EntSsoAdapterApplication", ("Adapter", ""), ("Application", name)),
                    Run($"ssops -addapp ADAPTER {name:APPLICATION}").Or,
                ],
                origin);
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Application.DirectPasswordSync),
        Meaning = "the stored credential was not updated",
        Remedy = [Run($@"ssomanage -setcredentials DOMAIN\user {subject.Name:APPLICATION}", "Look up the error code of the event, then change the password again or set it")],
    };

    // DOMAIN\user or user@domain.
    private static bool IsWindowsAccount(string user) =>
        AccountName.TryParse(user, out var name, out _)
        && name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain or AccountNameForm.UserPrincipalName;
}
