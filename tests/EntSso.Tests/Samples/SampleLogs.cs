namespace EntSso.Tests.Samples;

/// <summary>
/// The stories of docs/samples/logs. Fabrikam runs two SSO servers, INTSVR1 and INTSVR2, under FABRIKAM\ssosvcact; the sync engine
/// MIMSYNC1 sends Windows password changes to them; MAINFRAME (adapter RACFADAPTER) and PAYROLL (direct password sync) follow.
/// </summary>
public static class SampleLogs
{
    private const string Server1 = "INTSVR1.fabrikam.com";
    private const string Server2 = "INTSVR2.fabrikam.com";
    private const string ServiceAccount = @"FABRIKAM\ssosvcact";
    private const string Adapter = "RACFADAPTER";
    private const string Mainframe = "MAINFRAME";
    private const string Payroll = "PAYROLL";

    public static IReadOnlyList<SampleLog> All { get; } =
    [
        HealthyDay(), WrongExtensionAccount(), InvalidMapping(), ServerGateClosed(), SystemGateClosed(), SpnTrouble(), AdapterRejects(),
        DirectSync(), SilentEnd(),
    ];

    private static SampleLog HealthyDay()
    {
        SampleLog log = new SampleLog(
            "healthy-day.evtx", "The service starts and three changes arrive; one account has no mapping, which is normal.", Server1, At(2, 6, 0))
            .Other("Service Control Manager", 7036, 4, "Enterprise Single Sign-On Service", "running")
            .EntSso(10501, "INTSVR1", "SQL1.fabrikam.com", "SSODB")
            .EntSso(10502)
            .EntSso(10650).EntSso(10656).Wait(1).EntSso(10657).EntSso(11065).Wait(0.5).EntSso(11066).EntSso(10651)
            .EntSso(10744, "9D0C5E11-6B0F-4C57-8B2F-2F1B6C4D7E01", Adapter)
            .Other("MSSQLSERVER", 17137, 4, "SSODB").Wait(7260);
        Deliver(log, @"FABRIKAM\jane.doe", "JDOE01", 2.2);
        log.Wait(1840).Other("Microsoft-Windows-Security-SPP", 903, 4);
        Deliver(log, @"FABRIKAM\omar.haddad", "OHADDAD", 1.4);
        log.Wait(640);
        string unmapped = log.NewTrackingId();
        log.EntSso(11064, unmapped, @"FABRIKAM\guest.reception", ServiceAccount).EntSso(11030, unmapped, @"FABRIKAM\guest.reception", ServiceAccount)
            .Wait(3000).Other("VSS", 8224, 4, "");
        Deliver(log, @"FABRIKAM\li.wei", "LIWEI07", 3.1);
        return log;
    }

    private static SampleLog WrongExtensionAccount()
    {
        SampleLog log = new SampleLog(
            "wrong-extension-account.evtx",
            "The password extension of the ENTSSO management agent calls with an account that is not the service account.",
            Server1, At(3, 8, 15));
        for (int i = 0; i < 4; i++)
        {
            log.EntSso(11060, log.NewTrackingId(), @"FABRIKAM\mimsync", ServiceAccount, "0x80070005, Access is denied.").Wait(60);
        }

        return log.Other("MSSQLSERVER", 18456, 3, "reporting", "10.0.0.17");
    }

    private static SampleLog InvalidMapping()
    {
        SampleLog log = new SampleLog(
            "invalid-mapping.evtx",
            "Ana has left the group of the MAINFRAME application: her mapping there is ignored, while PAYROLL still gets the change.",
            Server1, At(4, 9, 30));
        string change = log.NewTrackingId();
        log.EntSso(11064, change, @"FABRIKAM\ana.costa", ServiceAccount)
            .EntSso(11031, change, @"FABRIKAM\ana.costa", Mainframe, "ACOSTA", ServiceAccount)
            .EntSso(11058, change, Payroll, @"FABRIKAM\ana.costa", @"PAYROLLDOM\acosta")
            .Wait(900);
        string disabled = log.NewTrackingId();
        return log.EntSso(11064, disabled, @"FABRIKAM\ben.king", ServiceAccount)
            .EntSso(11032, disabled, @"FABRIKAM\ben.king", Mainframe, "BKING", ServiceAccount);
    }

    private static SampleLog ServerGateClosed()
    {
        SampleLog log = new SampleLog(
            "server-gate-closed.xml", "The second server was added without allowing password sync from the sync engine.", Server2, At(5, 7, 45));
        for (int i = 0; i < 3; i++)
        {
            log.EntSso(11070, log.NewTrackingId(), ServiceAccount).Wait(60);
        }

        return log;
    }

    private static SampleLog SystemGateClosed()
    {
        SampleLog log = new SampleLog(
            "system-gate-closed.evtx", "An administrator cleared From Windows to adapters for the whole SSO system.", Server1, At(6, 11, 0));
        for (int i = 0; i < 2; i++)
        {
            log.EntSso(10708, log.NewTrackingId(), ServiceAccount).Wait(300);
        }

        return log;
    }

    private static SampleLog SpnTrouble()
    {
        SampleLog log = new SampleLog(
            "spn-trouble.xml", "The SPN was lost when the service account was changed: calls come without Kerberos and are refused.", Server1, At(9, 6, 20));
        for (int i = 0; i < 5; i++)
        {
            log.EntSso(11063).Wait(60);
        }

        return log;
    }

    private static SampleLog AdapterRejects()
    {
        SampleLog log = new SampleLog(
            "adapter-rejects.evtx", "The mainframe refuses a password; later its adapter stops and a change waits until it is dropped.", Server1, At(10, 13, 5));
        string refused = log.NewTrackingId();
        log.EntSso(11064, refused, @"FABRIKAM\jane.doe", ServiceAccount)
            .EntSso(10734, refused, Adapter, "JDOE01", "FABRIKAM", "jane.doe")
            .Wait(2.5)
            .EntSso(11043, refused, Adapter, "JDOE01", "ICH408I NEW PASSWORD DOES NOT CONFORM TO INSTALLATION RULES", "0x80004005, Unspecified error")
            .Wait(5400);
        string lost = log.NewTrackingId();
        log.EntSso(11064, lost, @"FABRIKAM\omar.haddad", ServiceAccount)
            .EntSso(10734, lost, Adapter, "OHADDAD", "FABRIKAM", "omar.haddad");
        for (int i = 0; i < 3; i++)
        {
            log.EntSso(10748, lost, Adapter, Server1, "0x800706BA, The RPC server is unavailable.").Wait(300);
        }

        log.EntSso(10714, lost, Adapter).Wait(1200);
        string waiting = log.NewTrackingId();
        return log.EntSso(11064, waiting, @"FABRIKAM\li.wei", ServiceAccount)
            .EntSso(10734, waiting, Adapter, "LIWEI07", "FABRIKAM", "li.wei");
    }

    private static SampleLog DirectSync()
    {
        SampleLog log = new SampleLog(
            "direct-sync.evtx", "PAYROLL follows Windows by direct password sync; once the credential database is not reachable.", Server2, At(11, 10, 10));
        string good = log.NewTrackingId();
        log.EntSso(11064, good, @"FABRIKAM\zoë.müller", ServiceAccount)
            .EntSso(11058, good, Payroll, @"FABRIKAM\zoë.müller", @"PAYROLLDOM\zmueller")
            .Wait(2700);
        string bad = log.NewTrackingId();
        return log.EntSso(11064, bad, @"FABRIKAM\ana.costa", ServiceAccount)
            .EntSso(11055, bad, Payroll, @"FABRIKAM\ana.costa", @"PAYROLLDOM\acosta", "0x80004005, Unspecified error");
    }

    private static SampleLog SilentEnd()
    {
        SampleLog log = new SampleLog(
            "silent-end.utf16.xml", "A change is received and then nothing: the service account may not read group membership.", Server1, At(12, 15, 40));
        string silent = log.NewTrackingId();
        return log.EntSso(11064, silent, @"FABRIKAM\kim.lee", ServiceAccount)
            .Wait(1)
            .EntSso(11008, @"FABRIKAM\Mainframe Users", @"FABRIKAM\kim.lee", "", "0x80070005, Access is denied.")
            .Wait(4000);
    }

    private static void Deliver(SampleLog log, string windowsAccount, string externalAccount, double adapterSeconds)
    {
        string change = log.NewTrackingId();
        string[] parts = windowsAccount.Split('\\');
        log.EntSso(11064, change, windowsAccount, ServiceAccount)
            .EntSso(10734, change, Adapter, externalAccount, parts[0], parts[1])
            .Wait(adapterSeconds)
            .EntSso(10736, change, Adapter, Mainframe, externalAccount);
    }

    private static DateTime At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, DateTimeKind.Utc);
}
