namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-02: Windows password changes are sent to the adapter.</summary>
internal sealed class Adp02TakesWindowsChanges() : SettingRule<SyncedAdapter>(
    new(
        "ADP-02",
        ChainLink.Adapter,
        "Windows password changes are sent to the adapter.") { Events = [11036, 10707], ClearedBy = [10734, 10736] },
    SubjectSets.Adapters,
    setting: subject => subject.Of(adapter => adapter.SyncToAdapter),
    question: subject => $"whether Windows password changes are sent to {subject.Name}",
    pass: subject => $"Windows password changes are sent to {subject.Name} (syncToAdapter).",
    fail: subject =>
        $"syncToAdapter is off for {subject.Name}: changes from Windows skip it, and nothing leaves {subject.ApplicationsText}.",
    remedy: subject =>
    [
        RemedyStep.Cmdlet("Set-EntSsoAdapter", ("Adapter", subject.Name), ("SyncToAdapter", "$true")),
        Run($"ssops -update FILE", "set syncToAdapter to yes in the adapter's file and apply it").Or,
        Say($"In the ENTSSO console: the properties of the adapter, Options.").Or,
        RemedyStep.Cmdlet("Get-EntSsoAdapter", ("Adapter", subject.Name)).For("Show the result"),
        Run($"ssops -display {subject.Name:ADAPTER}").Or,
    ],
    but: "the adapter was skipped anyway");
