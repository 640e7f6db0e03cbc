using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of mappings. A plan changes nothing.</summary>
public static class MappingPlan
{
    /// <summary>Plans to enable or disable a mapping.</summary>
    /// <param name="mapping">The mapping as it was read.</param>
    /// <param name="isEnabled">Whether it is to be enabled.</param>
    public static Change Enabled(Mapping mapping, bool isEnabled)
    {
        _ = mapping ?? throw new ArgumentNullException(nameof(mapping));
        return new MappingEnabledChange(mapping, MappingEnabledChange.Of(mapping), isEnabled)
        {
            Consequence = isEnabled
                ? mapping.Credentials == MappingCredentials.Missing ? "The mapping has no credentials yet: the next password change, or ssomanage -setcredentials, brings them." : ""
                : $"Password changes of {mapping.WindowsAccount} will not reach {mapping.Application}.",
        };
    }

    /// <summary>
    /// Plans what event 11031 asks for: delete a mapping and create it again, with its state and flags. A mapping that is gone already, as
    /// after an interrupted reset, is created and enabled.
    /// </summary>
    /// <param name="application">The application of the mapping as it was read.</param>
    /// <param name="found">The mappings that fit the filter.</param>
    /// <param name="filter">The mapping: application, Windows account and, when the mapping is gone, the external user.</param>
    /// <param name="membership">Whether the Windows account is in the application's Application Users.</param>
    /// <param name="enable">
    /// Whether the new mapping is to be enabled; null for as the old one was, and enabled where there is none to tell.
    /// </param>
    /// <param name="force">Whether to go on where the account is not, or may not be, an application user.</param>
    /// <exception cref="AdministrationException">
    /// There is no such mapping, several fit, or the account is not or may not be an application user: a new mapping would be ignored as well.
    /// </exception>
    public static IReadOnlyList<Change> Reset(
        AffiliateApplication application, IReadOnlyList<Mapping> found, MappingFilter filter, Fact<bool> membership, bool? enable, bool force)
    {
        _ = application ?? throw new ArgumentNullException(nameof(application));
        _ = found ?? throw new ArgumentNullException(nameof(found));
        _ = filter ?? throw new ArgumentNullException(nameof(filter));
        Mapping? existing = Existing(found, filter);
        Mapping mapping = existing ?? Missing(filter);
        if (!force)
        {
            CheckMembership(application, mapping, membership);
        }

        List<Change> changes = [];
        if (existing is not null)
        {
            changes.Add(new MappingEnabledChange(existing, MappingEnabledChange.Of(existing), false));
            changes.Add(new MappingExistenceChange(existing, Fact.Known(true, existing.Origin), false)
            {
                Consequence = "The stored credentials go with the mapping: the next password change, or ssomanage -setcredentials, brings new ones.",
            });
        }

        bool willBeEnabled = enable ?? existing is null or { State: MappingState.Enabled };
        changes.Add(new MappingExistenceChange(mapping, Fact.Known(false), true)
        {
            Consequence = willBeEnabled ? "" : "The new mapping stays disabled. If an interrupted reset disabled the old one, reset it with -Enable.",
        });
        if (willBeEnabled)
        {
            changes.Add(new MappingEnabledChange(mapping with { State = MappingState.Disabled }, Fact.Known(false), true));
        }

        return changes;
    }

    /// <summary>The command that completes a reset wherever it was interrupted: a mapping that is gone cannot tell how it was.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="enable">Whether the new mapping was to be enabled.</param>
    /// <param name="force">Whether the reset was to go on without knowing the account for an application user.</param>
    public static string ResumeReset(Mapping mapping, bool enable, bool force) =>
        $"Reset-EntSsoMapping {MappingWords.Parameters(mapping)} -Enable{(enable ? "" : ":$false")}{(force ? " -Force" : "")}";

    private static Mapping? Existing(IReadOnlyList<Mapping> found, MappingFilter filter) => found.Count <= 1
        ? found.Count == 1 ? found[0] : null
        : throw new AdministrationException(
            AdministrationFailure.Ambiguous,
            $"{filter} fits {found.Count} mappings ({string.Join(", ", found.Take(3))}). Name the external user with -ExternalUser.");

    private static Mapping Missing(MappingFilter filter)
    {
        int slash = filter.WindowsAccount.IndexOf('\\');
        return filter.ExternalUser.Length > 0 && slash > 0
            ? new Mapping
            {
                Application = filter.Application,
                WindowsDomain = filter.WindowsAccount.Substring(0, slash),
                WindowsUser = filter.WindowsAccount.Substring(slash + 1),
                ExternalUser = filter.ExternalUser,
            }
            : throw new AdministrationException(
                AdministrationFailure.NotFound,
                $"There is no mapping {filter}. To create it, name the Windows account as DOMAIN\\user and the external user with -ExternalUser.");
    }

    private static void CheckMembership(AffiliateApplication application, Mapping mapping, Fact<bool> membership)
    {
        string users = application.Users.IsKnown ? string.Join(", ", application.Users.Value) : "its Application Users accounts";
        if (!membership.IsKnown)
        {
            throw new AdministrationException(
                AdministrationFailure.PreconditionUnknown,
                $"Whether {mapping.WindowsAccount} is in {users} of {application.Name} is not known ({membership.Reason}), and outside them "
                    + "a new mapping is ignored as the old one was. Nothing was changed. Make sure that it is, then run the command again with -Force.");
        }

        if (!membership.Value)
        {
            throw new AdministrationException(
                AdministrationFailure.RuleViolated,
                $"{mapping.WindowsAccount} is not in {users} of {application.Name}: a new mapping would be ignored as the old one is "
                    + "(event 11031). Nothing was changed. Put the account into the group first, or delete the mapping if it is not meant to be there.");
        }
    }
}
