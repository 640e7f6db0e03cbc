namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-03: the adapter has its stored properties.</summary>
internal sealed class Adp03HasProperties() : SettingRule<SyncedAdapter>(
    new("ADP-03", ChainLink.Adapter, "The adapter has stored properties.") { Events = [10665], ClearedBy = [10736, 10744] },
    SubjectSets.Adapters,
    setting: subject => subject.Of(adapter => adapter.Properties).Select(properties => properties is not null),
    question: subject => $"whether {subject.Name} has stored properties",
    pass: subject => $"{subject.Name} has stored properties.",
    fail: subject => $"{subject.Name} has no stored properties, without which it does not start.",
    remedy: subject => [Run($"ssops -setprops {subject.Name:ADAPTER}")],
    but: "the service could not read them");
