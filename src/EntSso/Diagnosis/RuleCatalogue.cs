using EntSso.Diagnosis.Rules.Adapters;
using EntSso.Diagnosis.Rules.Applications;
using EntSso.Diagnosis.Rules.DirectSync;
using EntSso.Diagnosis.Rules.Extension;
using EntSso.Diagnosis.Rules.Gates;
using EntSso.Diagnosis.Rules.Kerberos;
using EntSso.Diagnosis.Rules.Mappings;
using EntSso.Diagnosis.Rules.Pcns;
using EntSso.Diagnosis.Rules.Preconditions;
using EntSso.Diagnosis.Rules.SyncEngines;
using EntSso.Diagnosis.Rules.Xml;

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
        new Ext01PasswordManagementIsAllowed(),
        new Ext02ExtensionIsEnabled(),
        new Ext03ConnectToIsHost(),
        new Ext04ConnectToIsServer(),
        new Ext05ConnectToHasFormOfSpn(),
        new Ext06UserIsServiceAccount(),
        new Ext07ConnectionUserIsAdministrator(),
        new Ext08OperationsAreEnabled(),
        new Ext09PasswordIsCurrent(),
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
        new Krb08ForestsTrust(),
        new Krb09AccountsCanSignIn(() => DateTime.UtcNow),
        new Map01MappingExists(),
        new Map02UserIsApplicationUser(),
        new Map03MappingIsEnabled(),
        new Map04AccountExists(),
        new Map05ServiceReadsMemberships(),
        new Map06NoConflicts(),
        new Pcns01ServiceRuns(),
        new Pcns02FilterIsRegistered(),
        new Pcns03TargetIsEnabled(),
        new Pcns04TargetIsSyncEngine(),
        new Pcns05SpnIsOfSyncEngine(),
        new Pcns06GroupsExist(),
        new Pcns07QueueIsShort(),
        new Pcns08DirectTarget(),
        new Pre01CollectorIsAdministrator(),
        new Pre02ServiceRuns(),
        new Pre03SystemIsEnabled(),
        new Pre04PasswordSyncIsInstalled(),
        new Pre05DatabaseIsReachable(),
        new Pre06MasterSecretIsAvailable(),
        new Pre07ServiceAccountIsDomainAccount(),
        new Pre08ClocksAgree(),
        new Pre09PortsAreOpen(),
        new Pre10SchemaIsCurrent(),
        new Sync01PasswordSyncIsEnabled(),
        new Sync02PartitionIsSource(),
        new Sync03EntSsoAgentIsTarget(),
        new Sync04OneEntSsoAgentIsTarget(),
        new Sync05TargetsExist(),
        new Sync06MetaverseExtension(),
        new Sync07RetriesAreSensible(),
        new Sync08SecureConnection(),
        new Sync09QueueMoves(() => DateTime.UtcNow),
        new Sync10ChangesAreDelivered(),
        new Sync11UserIsConnected(),
        new Sync12ExportsAreFresh(),
        new Xml01FileIsWellFormed(),
        new Xml02NamesAreKnown(),
        new Xml03AgentsExist(),
        new Xml04AdmaIsActiveDirectory(),
        new Xml05SourcesAreUsed(),
        new Xml06ApplicationsExist(),
        new Xml07NamesAreUnique(),
        new Xml08DeleteAllIsStated(),
        new Xml09FileIsInPlace(),
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
            : throw new ArgumentException(
                $"No rule is called '{idle}'. Rules are called by area and number, such as GATE-02; GATE-* is all of an area. "
                    + $"The areas are {string.Join(", ", All.Select(rule => rule.Id.Split('-')[0]).Distinct())}.");
    }
}
