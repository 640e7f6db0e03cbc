using EntSso.Diagnosis;
using EntSso.Events.Changes;
using EntSso.Reporting;
using EntSso.Tests.Events;

namespace EntSso.Tests.Reporting;

/// <summary>Findings, changes and reports with just what a test needs.</summary>
internal static class Sample
{
    /// <summary>Text that tries to break out of every format at once.</summary>
    public const string Hostile = "<script>alert('x')</script> \" onload='y' & ]]> --> </style>{0} [a](http://x) \u0001\0 \uD800x\uDC00 \u202Egnp.exe \u200B\uFFFE";

    public static readonly DateTime Time = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    public static Finding Finding(
        string ruleId = "KRB-01",
        FindingStatus status = FindingStatus.Fail,
        ChainLink link = ChainLink.KerberosCall,
        string subject = "ENTSSO/INTSVR1",
        string evidence = "No account holds the name.",
        string remedy = "",
        FilePlace? place = null,
        Basis basis = Basis.Documented,
        FindingSubject? about = null,
        params int[] events) => new()
        {
            RuleId = ruleId,
            Link = link,
            Status = status,
            About = about ?? FindingSubject.General(subject),
            Evidence = evidence,
            Steps = remedy.Length == 0 ? [] : [RemedyStep.Setspn(remedy)],
            File = place,
            Basis = basis,
            EventId = events,
        };

    public static PasswordChange Change(
        PasswordChangeOutcome outcome,
        DateTime? time,
        ChainLink link = ChainLink.Mapping,
        string cause = "",
        string account = @"FABRIKAM\jane.doe",
        string remedy = "") => new()
        {
            Kind = PasswordChangeKind.FromWindows,
            TrackingId = null,
            WindowsAccount = account,
            ClientUser = "",
            Computer = "INTSVR1",
            Started = time,
            Ended = time,
            Count = 1,
            Outcome = outcome,
            Link = link,
            Path = [],
            Deliveries = [],
            DecidedBy = null,
            LikelyReasons = [],
            Events = [],
            Cause = cause,
            Remedy = remedy,
        };

    public static DiagnosisReport Report(params Finding[] findings) => Report(findings, []);

    public static DiagnosisReport Report(IEnumerable<Finding> findings, IEnumerable<FindingRelation> relations, IEnumerable<PasswordChange>? changes = null) =>
        new(findings, relations) { Deployment = "fabrikam", Created = Time, Source = "fabrikam.json", Changes = (changes ?? []).ToList() };

    /// <summary>A report with the hostile text in every place that takes text.</summary>
    public static DiagnosisReport HostileReport()
    {
        Finding cause = Finding(Hostile, FindingStatus.Fail, ChainLink.Mapping, Hostile, Hostile, Hostile, new FilePlace(Hostile, 3, 4), Basis.Likely, events: 11031);
        Finding effect = Finding(Hostile, FindingStatus.Warning, ChainLink.Adapter, Hostile, Hostile, Hostile, new FilePlace(Hostile, 0, 0));
        Finding unknown = Finding(Hostile, FindingStatus.Unknown, ChainLink.None, Hostile, Hostile);
        Finding pass = Finding(Hostile, FindingStatus.Pass, ChainLink.Service, Hostile, Hostile);
        return new DiagnosisReport([cause, effect, unknown, pass], [new FindingRelation(cause, effect, Hostile)])
        {
            Deployment = Hostile,
            Created = Time,
            Source = Hostile,
            SourceFile = Hostile,
            CheckPages = new Uri("https://docs.fabrikam.example/checks/"),
            Rules = [new RuleDescription(Hostile, ChainLink.Mapping, Hostile, Basis.Likely)],
            Changes = [Change(PasswordChangeOutcome.Failed, Time, cause: Hostile, account: Hostile, remedy: Hostile)],
        };
    }

    /// <summary>Thousands of findings with all answers at all links, and password changes over a year.</summary>
    public static DiagnosisReport LargeReport(int findings, int changes)
    {
        List<Finding> many = Enumerable.Range(0, findings)
            .Select(i => Finding("R-" + (i % 60), (FindingStatus)(i % 5), (ChainLink)(i % 17), "subject " + i, "evidence " + i, "setspn -Q ENTSSO/x" + i))
            .ToList();
        IEnumerable<FindingRelation> relations = many.Skip(1).Select((f, i) => new FindingRelation(many[i], f, "leads to"));
        return Report(many, relations, Enumerable.Range(0, changes)
            .Select(i => Change((PasswordChangeOutcome)(i % 5), Time.AddMinutes(i * 5.0), cause: "cause " + (i % 500))));
    }

    /// <summary>The report as text.</summary>
    public static string Render(IReportRenderer renderer)
    {
        using var output = new StringWriter();
        renderer.Write(output, CancellationToken.None);
        return output.ToString();
    }

    /// <summary>A run of refused calls, one event each.</summary>
    public static PasswordChange Refusals(params DateTime[] times)
    {
        var events = times.Select((t, i) => EventLogOf.Interpret(11060, ["{3F2A3D01-5A17-4C0E-9B01-0000FAB00001}"], time: t, recordId: i)).ToList();
        return new PasswordChange
        {
            Kind = PasswordChangeKind.RefusedCalls,
            TrackingId = null,
            WindowsAccount = "",
            ClientUser = @"FABRIKAM\svc-mim",
            Computer = "INTSVR1",
            Started = times[0],
            Ended = times[times.Length - 1],
            Count = times.Length,
            Outcome = PasswordChangeOutcome.Failed,
            Link = ChainLink.CallerCheck,
            Path = [ChainLink.CallerCheck],
            Deliveries = [],
            DecidedBy = events[0],
            LikelyReasons = [],
            Events = events,
            Cause = "wrong caller",
            Remedy = "",
        };
    }
}
