using System;
using System.Collections.Generic;
using System.Linq;
using EntSso.Diagnosis.Rules.Adapters;
using EntSso.Diagnosis.Rules.Applications;
using EntSso.Diagnosis.Rules.DirectSync;
using EntSso.Diagnosis.Rules.Extension;
using EntSso.Diagnosis.Rules.Gates;
using EntSso.Diagnosis.Rules.Kerberos;
using EntSso.Diagnosis.Rules.Mappings;
using EntSso.Diagnosis.Rules.Preconditions;

namespace EntSso.Diagnosis;

/// <summary>All rules there are.</summary>
public static class RuleCatalogue
{
    /// <summary>Every rule, in the order of the ids.</summary>
    public static IReadOnlyList<Rule> All { get; } = Array.AsReadOnly<Rule>(
    [
        new Adp01Enabled(),
        new Adp02TakesWindowsChanges(),
        new Adp03HasProperties(),
        new Adp04ProcessRuns(),
        new Adp05QueueDoesNotExpire(),
        new Adp06ExternalSystemAccepts(),
        new Adp07DampingIsNotInTheWay(),
        new App01Enabled(),
        new App02TakesWindowsChanges(),
        new App03HasOnePath(),
        new App04FieldsAllowSync(),
        new App05AccountsExist(),
        new App06FilterIsValid(),
        new Dir01DirectSyncIsIntended(),
        new Ext03ConnectToIsHost(),
        new Ext04ConnectToIsServer(),
        new Ext05ConnectToHasFormOfSpn(),
        new Ext06UserIsServiceAccount(),
        new Gate01MiisListenerRuns(),
        new Gate02ServerAllowsMiis(),
        new Gate03PcnsGateAsIntended(),
        new Gate04FromWindowsToAdapters(),
        new Gate05SyncAgeIsSensible(),
        new Gate06AuditLevelShowsFailures(),
        new Gate07ServersAgree(),
        new Gate08SameSsoSystem(),
        new Gate09ReplayDirectoryExists(),
        new Krb00SpnIsWellFormed(),
        new Krb01SpnIsRegistered(),
        new Krb02HolderIsServiceAccount(),
        new Krb03SpnIsUnique(),
        new Krb04BothFormsAreRegistered(),
        new Krb05ConnectToIsNoAlias(),
        new Krb06TicketIsIssued(),
        new Krb07EncryptionTypesAgree(),
        new Krb09AccountsCanSignIn(() => DateTime.UtcNow),
        new Map01MappingExists(),
        new Map02UserIsApplicationUser(),
        new Map03MappingIsEnabled(),
        new Map04AccountExists(),
        new Map05ServiceReadsMemberships(),
        new Map06NoConflicts(),
        new Pre07ServiceAccountIsDomainAccount(),
    ]);

    /// <summary>The rule of an id; null when there is none.</summary>
    /// <param name="id">The id without regard to case, for example <c>KRB-01</c>.</param>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rules whose ids match.</summary>
    /// <param name="include">Ids or patterns with <c>*</c> and <c>?</c>, without regard to case; none selects all rules.</param>
    /// <param name="exclude">Ids or patterns of rules to leave out.</param>
    /// <returns>The rules in the order of the ids, each once.</returns>
    /// <exception cref="ArgumentException">A pattern matches no rule, so it is likely mistyped.</exception>
    public static IReadOnlyList<Rule> Select(IEnumerable<string>? include = null, IEnumerable<string>? exclude = null)
    {
        var wanted = Check(include, nameof(include));
        var unwanted = Check(exclude, nameof(exclude));
        return [.. All.Where(rule =>
            (wanted.Count == 0 || wanted.Any(pattern => WildcardText.IsMatch(rule.Id, pattern)))
            && !unwanted.Any(pattern => WildcardText.IsMatch(rule.Id, pattern)))];
    }

    private static List<string> Check(IEnumerable<string>? patterns, string parameter)
    {
        var list = patterns?.ToList() ?? [];
        var idle = list.FirstOrDefault(pattern => !All.Any(rule => WildcardText.IsMatch(rule.Id, pattern)));
        return idle is null
            ? list
            : throw new ArgumentException($"No rule is called '{idle}'. The rules are {string.Join(", ", All.Select(rule => rule.Id))}.", parameter);
    }
}
