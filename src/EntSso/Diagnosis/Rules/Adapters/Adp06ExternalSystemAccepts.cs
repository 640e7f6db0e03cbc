namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-06: the external system accepts the passwords.</summary>
internal sealed class Adp06ExternalSystemAccepts : AdapterRule
{
    public override string Id => "ADP-06";

    public override ChainLink Link => ChainLink.ExternalSystem;

    public override string Title => "The external system accepts the passwords.";

    public override IReadOnlyList<int> EventIds => [11043];

    protected override IReadOnlyList<int> ClearingIds => [10736];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input) => JudgeByLog(
        subject,
        input,
        $"The log has no event that the external system of {subject.Name} refused a password",
        "The external system refused a password; the event's Error Message is the adapter's own.",
        "Read Error Message and Error Code in event 11043. When the password breaks the rules of the external system, give the application a password filter in the ENTSSO console; when the external account is locked or missing, mend it there. Then change the Windows password again.");
}
