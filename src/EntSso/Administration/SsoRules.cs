using EntSso.Deployment;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Administration;

/// <summary>
/// The rules that ENTSSO keeps when it is changed. A plan asks them to say early and in plain words what the service would refuse; a
/// deployment file keeps them in the service's place. Where the service is documented to refuse, a fact that is unknown breaks no rule
/// here: the service will decide. That full sync needs partial sync is a rule of the console, so nothing is behind it and both have to be
/// known.
/// </summary>
internal static class SsoRules
{
    /// <summary>What forbids direct password sync of an application; null when nothing known does.</summary>
    public static RuleViolation? DirectPasswordSync(AffiliateApplication application) =>
        TakesWindowsChanges(application)
        ?? (application.Adapter.Or(null) is string adapter
            ? new RuleViolation(
                10851,
                $"{application.Name} is assigned to the adapter {adapter}, and an application cannot have an adapter and direct "
                    + "password sync at once.")
            : application.Fields.IsKnown ? PasswordField(application.Name, application.Fields.Value) : null);

    /// <summary>What forbids assigning an application to an adapter; null when nothing known does.</summary>
    public static RuleViolation? Assignment(AffiliateApplication application, string adapter) =>
        TakesWindowsChanges(application)
        ?? (application.DirectPasswordSync.Or(false)
            ? new RuleViolation(
                10851,
                $"{application.Name} has direct password sync, and an application cannot have an adapter and direct password sync at once.")
            : application.Adapter.Or(null) is string other && !NameText.Same(other, adapter)
                ? new RuleViolation(
                    0, $"{application.Name} is assigned to the adapter {other}, and an application belongs to one adapter at most.")
                : null);

    /// <summary>What forbids turning directions of the password sync mode on and off; null when nothing does.</summary>
    public static RuleViolation? Mode(SsoSystem system, PasswordSyncMode on, PasswordSyncMode off) =>
        (on & PasswordSyncMode.AdaptersToWindows) == 0 && (off & PasswordSyncMode.AdaptersToDatabase) == 0
            ? null
            : FullSync(
                Then(system.FromAdaptersToWindows, on, off, PasswordSyncMode.AdaptersToWindows),
                Then(system.FromAdaptersToDatabase, on, off, PasswordSyncMode.AdaptersToDatabase),
                "Full sync (AdaptersToWindows) needs partial sync (AdaptersToDatabase)");

    /// <summary>What forbids turning options of an adapter on and off; null when nothing does.</summary>
    public static RuleViolation? Options(SyncAdapter adapter, AdapterOptions on, AdapterOptions off) =>
        (on & AdapterOptions.ChangeWindowsPassword) == 0 && (off & AdapterOptions.SyncFromAdapter) == 0
            ? null
            : FullSync(
                Then(adapter.ChangeWindowsPassword, on, off, AdapterOptions.ChangeWindowsPassword),
                Then(adapter.SyncFromAdapter, on, off, AdapterOptions.SyncFromAdapter),
                $"{adapter.Name}: changeWindowsPassword (full sync) needs syncFromAdapter (partial sync)");

    /// <summary>What forbids deleting a mapping; null when nothing known does.</summary>
    public static RuleViolation? Deletion(Mapping mapping) => mapping.State == MappingState.Enabled
        ? new RuleViolation(0, $"The mapping {mapping} is enabled, and a mapping must be disabled before it is deleted.")
        : null;

    /// <summary>What forbids creating a mapping; null when nothing known does.</summary>
    public static RuleViolation? Creation(Mapping mapping, AffiliateApplication application, IEnumerable<Mapping> existing)
    {
        List<Mapping> all = [.. existing];
        if (all.FirstOrDefault(mapping.IsSameAs) is { } same)
        {
            return new RuleViolation(0, $"{application.Name} already has the mapping {same}.");
        }

        if (application.Type.Or(ApplicationType.Group) != ApplicationType.Individual)
        {
            return null;
        }

        Mapping? other = all.FirstOrDefault(candidate => NameText.Same(candidate.WindowsAccount, mapping.WindowsAccount)
            || NameText.Same(candidate.ExternalUser, mapping.ExternalUser));
        return other is null
            ? null
            : new RuleViolation(0, $"{application.Name} has the mapping {other}, and an Individual application maps accounts one to one.");
    }

    /// <summary>A switch after the change.</summary>
    private static Fact<bool> Then<T>(Fact<bool> now, T on, T off, T one)
        where T : struct, Enum => on.HasFlag(one) ? Fact.Known(true) : off.HasFlag(one) ? Fact.Known(false) : now;

    private static RuleViolation? FullSync(Fact<bool> full, Fact<bool> partial, string rule) =>
        partial.Or(false) || !full.Or(true) ? null
        : full.IsKnown && partial.IsKnown ? new RuleViolation(0, $"{rule}.")
        : new RuleViolation(
            0,
            $"{rule}, and whether {(partial.IsKnown ? "full" : "partial")} sync is on is not known "
                + $"({(partial.IsKnown ? full : partial).Reason}).") { IsUnknown = true };

    private static RuleViolation? TakesWindowsChanges(AffiliateApplication application) =>
        application.Type.IsKnown && application.Type.Value is not (ApplicationType.Individual or ApplicationType.Group)
            ? new RuleViolation(
                11034,
                $"{application.Name} has the type {application.Type.Value}, and only Individual and Group applications accept Windows "
                    + "password changes.")
            : null;

    // Field 0 is the external user; which of the others gets the password has to be clear.
    private static RuleViolation? PasswordField(string application, IReadOnlyList<ApplicationField> fields) =>
        fields.Count == 2 || fields.Count(field => field.IsSync) == 1
            ? null
            : new RuleViolation(
                fields.Count(field => field.IsSync) > 1 ? 10818 : 10848,
                $"{application} has {fields.Count} fields, and it is not clear which receives the password: direct password sync "
                    + "needs two fields, or exactly one marked as the synchronised field.");
}

/// <summary>A rule of ENTSSO that a change would break.</summary>
/// <param name="EventId">The id by which the product says so, or 0 where none is documented.</param>
/// <param name="Message">The rule and what breaks it, in a sentence.</param>
internal sealed record RuleViolation(int EventId, string Message)
{
    /// <summary>Whether no one knows if the rule is broken, because a fact that it needs could not be read.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The message with the product's own id, for error texts.</summary>
    public override string ToString() => EventId == 0 ? Message : $"{Message} ENTSSO calls this {EventId}{Symbol}.";

    /// <summary>Ends a plan that would break a rule.</summary>
    /// <exception cref="AdministrationException">There is a violation, or no one knows whether there is one.</exception>
    public static void Refuse(RuleViolation? violation, string advice)
    {
        if (violation is not null)
        {
            throw new AdministrationException(
                violation.IsUnknown ? AdministrationFailure.PreconditionUnknown : AdministrationFailure.RuleViolated,
                $"{violation} Nothing was changed.{(advice.Length > 0 ? " " + advice : "")}");
        }
    }

    private string Symbol => EventCatalogue.Default.Find(EventId) is { } definition ? $" ({definition.SymbolicName})" : "";
}
