namespace EntSso.Diagnosis;

/// <summary>Which subjects a finding explains.</summary>
internal enum ExplanationReach
{
    /// <summary>What has to do with its own subject: a server, the management agent that connects to it, its SPN.</summary>
    SameThing,

    /// <summary>Everything, because its subject is the whole system.</summary>
    Everything,
}

/// <summary>
/// That a finding of one rule explains findings of others. Statements, not logic: <see cref="FindingRelations"/> applies them.
/// </summary>
/// <param name="Cause">The rule whose failure explains.</param>
/// <param name="Reach">Which subjects it explains.</param>
/// <param name="Effects">The rules whose troubles it explains.</param>
/// <param name="Text">How the one leads to the other, as a sentence.</param>
internal sealed record Explanation(string Cause, ExplanationReach Reach, IReadOnlyList<string> Effects, string Text)
{
    private const string Refused = "Likely the sync engine cannot deliver changes as long as this is so.";

    /// <summary>All statements.</summary>
    internal static IReadOnlyList<Explanation> All { get; } = Array.AsReadOnly<Explanation>(
    [
        Same("PRE-02", "PRE-04 GATE-01", "While the service does not run, no part of it does."),
        Same("PRE-02", "SYNC-09 SYNC-10", "While the service does not run, the calls of the sync engine are not received."),
        Same("PRE-02", "ADP-04", "An adapter uses the ENTSSO service on its computer, which does not run."),
        Every("PRE-03", "SYNC-09 SYNC-10", "A disabled SSO system accepts no changes."),
        Same("PRE-04", "GATE-01", "Without the password synchronisation feature there is no listener."),
        Every("PRE-05", "PRE-02 PRE-06 SYNC-09 SYNC-10 DIR-01", "The service works only with its database."),
        Every("PRE-06", "DIR-01", "Without the master secret no credential can be stored."),
        Same("PRE-07", "EXT-06 KRB-02 MAP-05", "No other account matches while the service account itself cannot be used."),
        Every("PRE-08", "KRB-06 GATE-05 ADP-05", "Kerberos and the age of changes depend on clocks that agree."),
        Same("PRE-09", "SYNC-09 SYNC-10", Refused),
        Every("PRE-10", "PRE-02 PRE-05", "The service refuses a database of an older schema."),
        Every("PCNS-03", "PCNS-07", "Without a target in use nothing leaves the queue of the domain controllers."),
        Every("PCNS-04", "PCNS-03", "PCNS disables a target that it cannot bind to (event 6027)."),
        Every("PCNS-04", "PCNS-07", "Changes wait on the domain controllers while the target's server cannot be reached."),
        Every("PCNS-05", "PCNS-07", "Changes wait on the domain controllers while they get no ticket for the target."),
        Every("SYNC-14", "PCNS-04 PCNS-07", "The engine refuses the domain controller, so its changes wait there until they are dropped."),
        Every("SYNC-02", "SYNC-03", "Only a partition that is a source has targets."),
        Every("SYNC-04", "ADP-07", "The second delivery of the same change is dropped as a repetition."),
        Same("SYNC-11", "MAP-01", "The ENTSSO management agent creates mappings only for accounts in its connector space."),
        Same("XML-06", "MAP-01", "An application that does not exist has no mappings."),
        Same("EXT-01", "SYNC-09 SYNC-10", Refused),
        Same("EXT-02", "SYNC-09 SYNC-10", Refused),
        Same(
            "EXT-08",
            "SYNC-09 SYNC-10",
            "The engine drops a change that the password extension of its target does not accept (event 6928)."),
        Same(
            "EXT-03",
            "EXT-04 EXT-05 KRB-01 KRB-05 KRB-06 SYNC-09 SYNC-10",
            "The connect-to name does not name a computer, so no check that depends on it can pass."),
        Same("EXT-04", "KRB-01 KRB-06 SYNC-09 SYNC-10", "The connect-to name leads to a computer that is not an ENTSSO server."),
        Same("EXT-05", "KRB-01 KRB-06 SYNC-09 SYNC-10", "A ticket is requested for the form of the name that is not registered."),
        Same("EXT-06", "EXT-09 SYNC-09 SYNC-10", "The server accepts calls only from its service account (event 11060)."),
        Same("EXT-09", "SYNC-09 SYNC-10", "Without the right password the sync engine cannot call as the extension user."),
        Same("KRB-00", "KRB-01", "What is not well-formed cannot be registered."),
        Same("KRB-01", "EXT-05 KRB-06 SYNC-09 SYNC-10", "There is no ticket for a name that no account holds (event 11063)."),
        Same("KRB-02", "KRB-06 SYNC-09 SYNC-10", "The service cannot read a ticket that is encrypted for another account (event 11063)."),
        Same(
            "KRB-03",
            "KRB-06 SYNC-09 SYNC-10",
            "A domain controller issues no ticket for a name that several accounts hold (event 11063)."),
        Same("KRB-05", "KRB-06 SYNC-09 SYNC-10", "A ticket is requested for another name than the registered one (event 11063)."),
        Same("KRB-06", "SYNC-09 SYNC-10", "The server refuses calls without Kerberos (event 11063)."),
        Same("KRB-07", "KRB-06 SYNC-09 SYNC-10", "Without a common encryption type there is no usable ticket (event 11063)."),
        Same("KRB-08", "KRB-06 SYNC-09 SYNC-10", "Without a trust there is no ticket across forests (event 11063)."),
        Same("KRB-09", "PRE-02", "A service cannot start under an account that cannot sign in."),
        Same("KRB-09", "KRB-06 SYNC-09 SYNC-10", "An account that cannot sign in gets no ticket, and none is issued for it (event 11063)."),
        Same("GATE-01", "SYNC-09 SYNC-10", "Without its listener the server receives no calls from the sync engine."),
        Same("GATE-02", "GATE-07", "The server differs from the others by its closed gate."),
        Same("GATE-02", "SYNC-09 SYNC-10", "The server refuses every change from the sync engine (event 11070)."),
        Every("GATE-03", "ADP-07", "The second arrival of the same change is dropped as a repetition."),
        Every("GATE-04", "SYNC-09 SYNC-10", "The SSO system refuses every change from Windows (event 10708)."),
        Same("GATE-05", "ADP-05", "Changes count as too old too early."),
        Every("GATE-08", "PRE-03 GATE-04", "The checked settings are those of another SSO system."),
        Same("APP-02", "APP-03 APP-04", "An application of this type has neither a path nor a field for passwords."),
        Same("APP-05", "APP-01", "The service disables an application whose administrator account is not valid."),
        Same("APP-05", "MAP-02", "No account can belong to a group that does not exist."),
        Same("APP-06", "ADP-06", "A password that goes out unfiltered may break the rules of the external system."),
        Every("MAP-05", "MAP-02", "The service can check who belongs to Application Users only if it can read memberships."),
        Same("MAP-04", "MAP-02", "An account that does not exist belongs to no group."),
        Same("MAP-02", "MAP-01", "The service removes mappings of accounts that do not belong to Application Users (event 11017)."),
        Same("ADP-01", "ADP-04 ADP-05", "A disabled adapter is refused when it connects."),
        Same("ADP-03", "ADP-04 ADP-05", "An adapter does not start without its properties."),
        Same("ADP-04", "ADP-05", "Changes wait while the adapter is offline, until they are dropped."),
        Same("ADP-06", "ADP-05", "A change that the external system refuses is retried until it is dropped."),
    ]);

    private static Explanation Same(string cause, string effects, string text) =>
        new(cause, ExplanationReach.SameThing, effects.Split(' '), text);

    private static Explanation Every(string cause, string effects, string text) =>
        new(cause, ExplanationReach.Everything, effects.Split(' '), text);
}
