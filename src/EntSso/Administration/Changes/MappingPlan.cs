using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Plans changes of mappings. A plan changes nothing.</summary>
internal static class MappingPlan
{
    /// <summary>Plans to enable or disable a mapping.</summary>
    public static Change Enabled(Mapping mapping, bool isEnabled) =>
        new SettingChange<bool>(Settings.MappingEnabled(mapping), Settings.IsEnabled(mapping), isEnabled)
        {
            Consequence = !isEnabled ? $"Password changes of {mapping.WindowsAccount} will not reach {mapping.Application}."
                : mapping.Credentials == MappingCredentials.Missing
                    ? "The mapping has no credentials yet: the next password change, or ssomanage -setcredentials, stores them."
                : "",
        };

    /// <summary>Plans to create a mapping, as event 11030 requests: disabled and without credentials, as the product creates it.</summary>
    /// <remarks><c>existing</c> are those with the same Windows or external account; <c>force</c> skips the check of membership.</remarks>
    /// <exception cref="AdministrationException">
    /// Another mapping is in the way, or the account is not or may not be an application user: ENTSSO would ignore the mapping.
    /// </exception>
    public static IReadOnlyList<Change> Create(
        AffiliateApplication application, Mapping mapping, IReadOnlyList<Mapping> existing, Fact<bool> membership, bool enable, bool force)
    {
        Mapping? same = existing.FirstOrDefault(mapping.IsSameAs);
        if (same is null)
        {
            RuleViolation.Refuse(
                SsoRules.Creation(mapping, application, existing),
                "Remove that mapping first with Remove-EntSsoMapping, or specify other accounts.");
            if (!force)
            {
                CheckMembership(application, mapping, membership);
            }
        }

        List<Change> changes =
        [
            new SettingChange<bool>(Settings.MappingExists(mapping), Fact.Known(same is not null), true)
            {
                Consequence = (enable ? "" : "The mapping stays disabled until Enable-EntSsoMapping enables it. ")
                    + "It has no credentials: the next password change, or ssomanage -setcredentials, stores them.",
            },
        ];
        if (enable)
        {
            Mapping created = same ?? mapping with { State = MappingState.Disabled };
            changes.Add(new SettingChange<bool>(Settings.MappingEnabled(created), Settings.IsEnabled(created), true));
        }

        return changes;
    }

    /// <summary>Plans to delete a mapping. ENTSSO deletes a disabled mapping only, so it is disabled first.</summary>
    public static IReadOnlyList<Change> Remove(Mapping mapping) =>
    [
        new SettingChange<bool>(Settings.MappingEnabled(mapping), Settings.IsEnabled(mapping), false),
        new SettingChange<bool>(Settings.MappingExists(mapping), Fact.Known(true, mapping.Origin), false)
        {
            Consequence = $"Password changes of {mapping.WindowsAccount} will not reach {mapping.Application}, and the stored "
                + "credentials are deleted.",
        },
    ];

    /// <summary>
    /// Plans what event 11031 requests: delete a mapping and create it again, with its state and flags. A mapping that is gone already is
    /// created and enabled. Without <c>enable</c> the state is that of the old one; <c>force</c> skips the check of membership.
    /// </summary>
    /// <exception cref="AdministrationException">
    /// There is no such mapping, several fit, or the account is not or may not be an application user: ENTSSO would ignore a new mapping
    /// too.
    /// </exception>
    public static MappingReset Reset(
        AffiliateApplication application, IReadOnlyList<Mapping> found, MappingFilter filter, Fact<bool> membership, bool? enable,
        bool force)
    {
        Mapping? existing = Existing(found, filter);
        Mapping mapping = existing ?? Missing(filter);
        if (!force)
        {
            CheckMembership(application, mapping, membership);
        }

        List<Change> changes = [];
        if (existing is not null)
        {
            changes.Add(new SettingChange<bool>(Settings.MappingEnabled(existing), Settings.IsEnabled(existing), false));
            changes.Add(new SettingChange<bool>(Settings.MappingExists(existing), Fact.Known(true, existing.Origin), false)
            {
                Consequence = "The stored credentials are deleted with the mapping: the next password change, or ssomanage "
                    + "-setcredentials, stores new ones.",
            });
        }

        bool willBeEnabled = enable ?? existing is null or { State: MappingState.Enabled };
        changes.Add(new SettingChange<bool>(Settings.MappingExists(mapping), Fact.Known(false), true)
        {
            Consequence = willBeEnabled
                ? ""
                : "The new mapping stays disabled. If an interrupted reset disabled the old one, reset it with -Enable.",
        });
        if (willBeEnabled)
        {
            Mapping created = mapping with { State = MappingState.Disabled };
            changes.Add(new SettingChange<bool>(Settings.MappingEnabled(created), Fact.Known(false), true));
        }

        return new MappingReset(
            mapping, changes,
            $"Reset-EntSsoMapping {Settings.Parameters(mapping)} -Enable{(willBeEnabled ? "" : ":$false")}{(force ? " -Force" : "")}");
    }

    private static Mapping? Existing(IReadOnlyList<Mapping> found, MappingFilter filter) => found.Count <= 1
        ? found.Count == 1 ? found[0] : null
        : throw new AdministrationException(
            AdministrationFailure.Ambiguous,
            $"{filter} fits {found.Count} mappings ({string.Join(", ", found.Take(3))}). "
                + "Specify the full Windows account as DOMAIN\\user, and the external user with -ExternalUser.");

    private static Mapping Missing(MappingFilter filter)
    {
        int slash = filter.WindowsAccount.IndexOf('\\');
        return filter.ExternalUser.Length > 0 && slash > 0
            ? Mapping.Of(filter.Application, filter.WindowsAccount, filter.ExternalUser)
            : throw new AdministrationException(
                AdministrationFailure.NotFound,
                $"There is no mapping {filter}. To create it, specify the Windows account as DOMAIN\\user and the external user with "
                    + "-ExternalUser.");
    }

    private static void CheckMembership(AffiliateApplication application, Mapping mapping, Fact<bool> membership)
    {
        string users = application.Users.IsKnown ? string.Join(", ", application.Users.Value) : "its Application Users accounts";
        if (!membership.IsKnown)
        {
            throw new AdministrationException(
                AdministrationFailure.PreconditionUnknown,
                $"It is not known whether {mapping.WindowsAccount} is in {users} of {application.Name} ({membership.Reason}), and ENTSSO "
                    + "ignores the mapping of an account that is not. Nothing was changed. Check the membership, then run the command "
                    + "again with -Force.");
        }

        if (!membership.Value)
        {
            throw new AdministrationException(
                AdministrationFailure.RuleViolated,
                $"{mapping.WindowsAccount} is not in {users} of {application.Name}: ENTSSO would ignore the mapping "
                    + "(event 11031). Nothing was changed. Add the account to the group first, or remove the mapping if it is not needed.");
        }
    }
}

/// <summary>A planned reset of a mapping.</summary>
internal sealed record MappingReset(Mapping Mapping, IReadOnlyList<Change> Changes, string Resume);
