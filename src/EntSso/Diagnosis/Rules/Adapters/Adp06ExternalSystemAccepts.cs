namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-06: the external system accepts the passwords.</summary>
internal sealed class Adp06ExternalSystemAccepts() : AdapterLogRule(
    new("ADP-06", ChainLink.ExternalSystem, "The external system accepts the passwords.") { Events = [11043], ClearedBy = [10736] },
    absence: subject => $"The log has no event that the external system of {subject.Name} refused a password",
    presence: _ => "The external system refused a password; the Error Message in the event comes from the adapter.",
    remedy: _ =>
    [
        Say("Read Error Message and Error Code in event 11043."),
        Say(
            "When the password breaks the rules of the external system, give the application a password filter in the ENTSSO console; "
                + "when the external account is locked or missing, correct it there."),
        Say("Then change the Windows password again."),
    ]);
