using EntSso.Deployment;
using EntSso.FakeComponents;

namespace EntSso.Windows.Tests.Sso;

/// <summary>Makes a fake system of the facts of a deployment, so that every driver starts from one seed.</summary>
internal static class FakeSsoSystemSeed
{
    public static FakeSsoSystem Of(SyncDeployment deployment)
    {
        var system = new FakeSsoSystem { GlobalFlags = deployment.System.Flags.Value, SelectedServer = deployment.Servers[0].Name };
        system.GlobalNumbers[0] = deployment.System.AuditDeletedApplications.Value;
        system.GlobalNumbers[4] = deployment.System.TicketTimeoutMinutes.Value;
        system.Servers.AddRange(deployment.Servers.Select(s => new FakeServer(s.Name)
        {
            StatusFlags = s.StatusFlags.Value,
            ServiceAccount = s.ServiceAccount.Value,
            PasswordSyncAge = s.PasswordSyncAgeHours.Value,
            PositiveAuditLevel = s.PositiveAuditLevel.Value,
            NegativeAuditLevel = s.NegativeAuditLevel.Value,
        }));
        system.Applications.AddRange(deployment.Applications.Select(Application));
        system.Applications.AddRange(deployment.Adapters.Select(a => new FakeApplication(a.Name, FakeApplication.Adapter) { Flags = a.Flags.Value }));
        system.Applications.AddRange(deployment.AdapterGroups.Select(g => new FakeApplication(g.Name, FakeApplication.GroupAdapter) { Flags = 0x400002 }));
        system.Mappings.AddRange(deployment.Mappings.Select(
            m => new FakeMapping(m.WindowsDomain, m.WindowsUser, m.Application, m.ExternalUser) { Flags = m.Flags!.Value }));
        return system;
    }

    private static FakeApplication Application(AffiliateApplication application)
    {
        var fake = new FakeApplication(application.Name, (int)application.Type.Value)
        {
            Flags = application.Flags.Value,
            Users = string.Join(";", application.Users.Value),
            Administrators = string.Join(";", application.Administrators.Value),
            DeclaredFields = application.Fields.Value.Count,
            AssignedTo = application.Adapter.Value,
        };
        fake.Fields.AddRange(application.Fields.Value.Select(f => (f.Label, f.Flags)));
        return fake;
    }
}
