namespace EntSso.Tests.Samples.Deployments;

/// <summary>The Application logs of a story: that of INTSVR1, and what the domain controllers and the sync engine wrote.</summary>
internal static class FabrikamLogs
{
    private const string Pcns = "PCNSSVC";

    /// <summary>The log of INTSVR1: the service starts at night, then the story's day.</summary>
    public static SampleLog Server(DeploymentStory story)
    {
        SampleLog log = new SampleLog("application.evtx", story.Story, Fabrikam.Server1, new DateTime(2026, 3, 15, 23, 5, 0, DateTimeKind.Utc))
            .Other("Service Control Manager", 7036, 4, "Enterprise Single Sign-On Service", "running")
            .EntSso(10501, "INTSVR1", Fabrikam.SqlServer, "SSODB")
            .EntSso(10502)
            .EntSso(10650).EntSso(10656).Wait(1).EntSso(10657).EntSso(11065).Wait(0.5).EntSso(11066).EntSso(10651)
            .EntSso(10744, "9D0C5E11-6B0F-4C57-8B2F-2F1B6C4D7E01", Fabrikam.Adapter)
            .WaitUntil(Fabrikam.FirstChange);
        story.Day(log);
        return log.WaitUntil(Fabrikam.Collected.AddMinutes(-6)).Other("MSSQLSERVER", 17137, 4, "SSODB");
    }

    /// <summary>The logs of the domain controllers and of MIMSYNC1, saved together as event XML.</summary>
    public static SampleLog Senders(DeploymentStory story)
    {
        SampleLog log = new SampleLog("domain-controllers.xml", story.Story, Fabrikam.DomainController1, new DateTime(2026, 3, 15, 22, 40, 0, DateTimeKind.Utc))
            .Other(Pcns, 2003, 4, "ENTSSOSYNC").Other(Pcns, 2001, 4)
            .At(Fabrikam.DomainController2)
            .Other(Pcns, 2003, 4, "ENTSSOSYNC").Other(Pcns, 2001, 4);
        foreach (int minute in new[] { 0, 14, 31 })
        {
            log.WaitUntil(Fabrikam.FirstChange.AddMinutes(minute).AddSeconds(-2)).At(Fabrikam.SyncEngine).Other("FIMSynchronizationService", 6903, 4, "ADMA");
        }

        return log.At(Fabrikam.DomainController1).WaitUntil(Fabrikam.Collected.AddMinutes(-20)).Other("Microsoft-Windows-Security-SPP", 903, 4)
            .At(Fabrikam.DomainController2).Other("Microsoft-Windows-Security-SPP", 903, 4);
    }

    /// <summary>Three people change their passwords, and each change reaches MAINFRAME and PAYROLL.</summary>
    public static void Deliver(SampleLog log)
    {
        foreach ((string user, double pause) in new[] { ("jane.doe", 840d), ("omar.haddad", 1020d), ("ana.costa", 60d) })
        {
            Deliver(log, user, change =>
                log.EntSso(10734, change, Fabrikam.Adapter, Fabrikam.MainframeName(user), "FABRIKAM", user)
                    .Wait(1.6)
                    .EntSso(10736, change, Fabrikam.Adapter, Fabrikam.Mainframe, Fabrikam.MainframeName(user)));
            log.Wait(pause);
        }
    }

    /// <summary>A change arrives, something becomes of it in MAINFRAME, and PAYROLL follows.</summary>
    public static void Deliver(SampleLog log, string user, Action<string> mainframe)
    {
        string change = log.NewTrackingId();
        log.EntSso(11064, change, $@"FABRIKAM\{user}", Fabrikam.ServiceAccount);
        mainframe(change);
        log.EntSso(11058, change, Fabrikam.Payroll, $@"FABRIKAM\{user}", $@"PAYROLLDOM\{user}");
    }

    /// <summary>The sync engine tries a change again every minute, and each time the same event is written.</summary>
    public static void Refuse(SampleLog log, int id, Func<string, IReadOnlyList<string>> strings)
    {
        for (int i = 0; i < 5; i++)
        {
            log.EntSso(id, [.. strings(log.NewTrackingId())]).Wait(60);
        }
    }
}
