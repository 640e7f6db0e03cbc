using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-09: PCNS and the sync engine log enough to follow a change.</summary>
internal sealed class Pcns09LogLevelsShowChanges() : Rule(
    new("PCNS-09", ChainLink.DomainController, "PCNS and the sync engine log at least at the normal level.", Basis.Likely))
{
    private const int Normal = 1;
    private const int Verbose = 3;
    private const string Levels = "1 is normal, 2 high, 3 verbose (for a short search)";

    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        if (!PcnsSubjects.HasPcns(context))
        {
            return [Find(PcnsSubjects.WithoutPcns.About, PcnsSubjects.WithoutPcns.Answer)];
        }

        var engine = context.Deployment.SyncEngine;
        var controllers = context.DomainControllers.Where(controller => controller.IsWritable.Or(true)).Select(controller => Find(
            new FindingSubject(SubjectKind.DomainController, controller.Name),
            Check(controller.PcnsLogLevel, "PCNS", "2201, 2302 and 2303", Raise(controller))));
        return Limit(
            context.Deployment.HasSyncEngine()
                ? controllers.Concat(
                    [Find(new FindingSubject(SubjectKind.SyncEngine, engine.Server.Or("sync engine")), Check(engine.PasswordSyncLogLevel, "the sync engine", "6903 and 6907", Raise(engine)))])
                : controllers.DefaultIfEmpty(Find(PcnsSubjects.AllControllers, PcnsSubjects.Completeness(context) ?? NotApplicable("There is no domain controller."))),
            "computer",
            null,
            context);
    }

    private static Answer Check(Fact<int?> level, string service, string events, RemedyStep[] raise) => !level.IsKnown ? Unknown($"the log level of {service}", level)
        : (level.Value ?? Normal) switch
        {
            < Normal => Warn($"The log level of {service} is {Text(level)}, minimal: likely not even failures of single changes are logged.", raise, level.Origin),
            Normal => Pass(
                $"The log level of {service} is 1, normal{(level.Value is null ? " (the value is not set)" : "")}. Events of single changes ({events}) may be missing: their absence proves nothing.",
                level.Origin),
            > Verbose => Warn($"The log level of {service} is {Text(level)}; 0 to {Verbose} are known.", raise, level.Origin),
            _ => Pass($"The log level of {service} is {Text(level)}: likely every change leaves its events ({events}).", level.Origin),
        };

    private static string Text(Fact<int?> level) => level.Value!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Service(SyncEngine engine) => engine.Era.Or(SyncEngineEra.Mim) is SyncEngineEra.Miis or SyncEngineEra.Ilm ? "miiserver" : "FIMSynchronizationService";

    private static RemedyStep[] Raise(DomainController controller) => Restart(
        Run($@"reg add ""\\{controller.Name:DC}\HKLM\SYSTEM\CurrentControlSet\Services\PCNSSVC\Parameters"" /v EventLogLevel /t REG_DWORD /d 1 /f", Levels),
        "PCNSSVC",
        controller.Name);

    private static RemedyStep[] Raise(SyncEngine engine) => Restart(
        Run($@"reg add ""\\{engine.Server.Or(""):SERVER}\HKLM\SYSTEM\CurrentControlSet\Services\{Service(engine):SERVICE}\Logging"" /v FeaturePwdSyncLogLevel /t REG_DWORD /d 1 /f", Levels),
        Service(engine),
        engine.Server.Or(""));

    private static RemedyStep[] Restart(RemedyStep set, string service, string computer) =>
        [set, Run($"Restart-Service -Name {service:SERVICE}", "The service reads the level when it starts").On(computer, "the same computer").Elevated];
}
