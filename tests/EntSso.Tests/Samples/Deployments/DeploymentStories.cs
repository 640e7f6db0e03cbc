namespace EntSso.Tests.Samples.Deployments;

/// <summary>The stories of docs/samples/fabrikam and docs/samples/fabrikam-*: one that is right, and one for each classic mistake.</summary>
public static class DeploymentStories
{
    public static IReadOnlyList<DeploymentStory> All { get; } =
    [
        new()
        {
            Folder = "fabrikam",
            Story = "Every setting is correct: three people change their passwords, and MAINFRAME and PAYROLL get the changes.",
            Day = FabrikamLogs.Deliver,
        },
        new()
        {
            Folder = "fabrikam-wrong-extension-account",
            Story = "The password extension of ENTSSOMA2 calls with the account of the sync engine instead of the ENTSSO service account.",
            BrokenLink = ChainLink.CallerCheck,
            RuleId = "EXT-06",
            Remedy = @"enter User: FABRIKAM\ssosvcact",
            ExtensionUser = @"fabrikam\mimsync",
            Changes = ChangeFate.Refused,
            Day = log => FabrikamLogs.Refuse(log, 11060, id => [id, Fabrikam.EngineAccount, Fabrikam.ServiceAccount, "0x80070005, Access is denied."]),
        },
        new()
        {
            Folder = "fabrikam-server-gate-closed",
            Story = "INTSVR1 was reinstalled, and Allow password sync from MIIS was not selected on it.",
            BrokenLink = ChainLink.ServerGate,
            RuleId = "GATE-02",
            Remedy = "ssoconfig -allowPS MIIS yes",
            AllowMiis = false,
            Changes = ChangeFate.Refused,
            Day = log => FabrikamLogs.Refuse(log, 11070, id => [id, Fabrikam.ServiceAccount]),
        },
        new()
        {
            Folder = "fabrikam-system-gate-closed",
            Story = "An administrator cleared From Windows to adapters for the whole SSO system.",
            BrokenLink = ChainLink.SystemGate,
            RuleId = "GATE-04",
            Remedy = "ssomanage -enable winsync",
            FromWindowsToAdapters = false,
            Changes = ChangeFate.Refused,
            Day = log => FabrikamLogs.Refuse(log, 10708, id => [id, Fabrikam.ServiceAccount]),
        },
        new()
        {
            Folder = "fabrikam-spn-missing",
            Story = "The service account was replaced, and the SPN was not registered for the new one.",
            BrokenLink = ChainLink.KerberosCall,
            RuleId = "KRB-01",
            Remedy = @"setspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact",
            Spns = [],
            Changes = ChangeFate.Refused,
            Day = RefuseWithoutKerberos,
        },
        new()
        {
            Folder = "fabrikam-spn-duplicate",
            Story = "The service account was replaced and the SPN registered for the new one, but the old account still has it.",
            BrokenLink = ChainLink.KerberosCall,
            RuleId = "KRB-03",
            Remedy = @"setspn -D ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcold",
            FormerSpns = [Fabrikam.LongSpn],
            Changes = ChangeFate.Refused,
            Day = RefuseWithoutKerberos,
        },
        new()
        {
            Folder = "fabrikam-connect-to-other-form",
            Story = "The SPN has the long form of the server's name, and Connect To of ENTSSOMA2 the short one.",
            BrokenLink = ChainLink.ManagementAgent,
            RuleId = "EXT-05",
            Remedy = "enter Connect To: INTSVR1.fabrikam.com",
            ConnectTo = "INTSVR1",
            Spns = [Fabrikam.LongSpn],
            Changes = ChangeFate.Refused,
            Day = RefuseWithoutKerberos,
        },
        new()
        {
            Folder = "fabrikam-user-outside-application-users",
            Story = "Ana has left the group of the MAINFRAME application: her mapping there is ignored, while PAYROLL still gets the change.",
            BrokenLink = ChainLink.Mapping,
            RuleId = "MAP-02",
            Remedy = @"ssomanage -deletemapping FABRIKAM\ana.costa MAINFRAME",
            IsAnaMainframeUser = false,
            Day = log => FabrikamLogs.Deliver(
                log,
                "ana.costa",
                id => log.EntSso(11031, id, @"FABRIKAM\ana.costa", Fabrikam.Mainframe, Fabrikam.MainframeName("ana.costa"), Fabrikam.ServiceAccount)),
        },
        new()
        {
            Folder = "fabrikam-application-without-path",
            Story = "MAINFRAME was removed from its adapter, and direct password sync is off: it has no path.",
            BrokenLink = ChainLink.Application,
            RuleId = "APP-03",
            Remedy = "ssops -addapp RACFADAPTER MAINFRAME",
            IsMainframeAssigned = false,
            Day = log => FabrikamLogs.Deliver(
                log,
                "jane.doe",
                id => log.EntSso(11035, id, @"FABRIKAM\jane.doe", Fabrikam.Mainframe, Fabrikam.MainframeName("jane.doe"), Fabrikam.ServiceAccount)),
        },
        new()
        {
            Folder = "fabrikam-adapter-takes-no-changes",
            Story = "The adapter RACFADAPTER was created again and does not accept Windows changes.",
            BrokenLink = ChainLink.Adapter,
            RuleId = "ADP-02",
            Remedy = "ssops -update",
            SyncToAdapter = false,
            Day = log => FabrikamLogs.Deliver(
                log, "jane.doe", id => log.EntSso(11036, id, @"FABRIKAM\jane.doe", Fabrikam.Mainframe, Fabrikam.Adapter, Fabrikam.ServiceAccount)),
        },
        new()
        {
            Folder = "fabrikam-password-sync-off",
            Story = "The sync engine was restored, and Enable Password Synchronization was not selected again.",
            BrokenLink = ChainLink.SyncEngine,
            RuleId = "SYNC-01",
            Remedy = "select Enable Password Synchronization",
            IsPasswordSyncEnabled = false,
            Changes = ChangeFate.NotPassedOn,
            Day = Nothing,
        },
        new()
        {
            Folder = "fabrikam-partition-no-source",
            Story = "The domain partition of ADMA is not enabled as a password synchronization source.",
            BrokenLink = ChainLink.SyncEngine,
            RuleId = "SYNC-02",
            Remedy = "Enable this partition as a password synchronization source",
            IsPartitionSource = false,
            Changes = ChangeFate.NotPassedOn,
            Day = Nothing,
        },
        new()
        {
            Folder = "fabrikam-wrong-target",
            Story = "The partition's target is still ENTSSOMA, which calls a former server; ENTSSOMA2, which calls INTSVR1, is not selected.",
            BrokenLink = ChainLink.SyncEngine,
            RuleId = "SYNC-03",
            Remedy = "select ENTSSOMA2",
            Targets = [FabrikamAgent.Sso.Id],
            Changes = ChangeFate.NotPassedOn,
            Day = Nothing,
        },
        new()
        {
            Folder = "fabrikam-xml-wrong-case",
            Story = "ENTSSO.xml has an attribute sourceMa instead of sourceMA, so ENTSSOMA2 has no source for the external names.",
            BrokenLink = ChainLink.ManagementAgent,
            RuleId = "XML-02",
            Remedy = "ENTSSO.xml, line 11",
            EntSsoXml = FabrikamExports.EntSsoXml.Replace("<Application name=\"MAINFRAME\" sourceMA", "<Application name=\"MAINFRAME\" sourceMa"),
            Day = FabrikamLogs.Deliver,
        },
        new()
        {
            Folder = "fabrikam-xml-entsso-element",
            Story = "ENTSSO.xml has elements ENTSSO instead of ENTSSOMA, as a sentence of the documentation suggests.",
            BrokenLink = ChainLink.ManagementAgent,
            RuleId = "XML-02",
            Remedy = "ENTSSO.xml, line 6",
            EntSsoXml = FabrikamExports.EntSsoXml.Replace("<ENTSSOMA ", "<ENTSSO ").Replace("</ENTSSOMA>", "</ENTSSO>"),
            Day = FabrikamLogs.Deliver,
        },
    ];

    private static void RefuseWithoutKerberos(SampleLog log) => FabrikamLogs.Refuse(log, 11063, _ => []);

    private static void Nothing(SampleLog log)
    {
    }
}
