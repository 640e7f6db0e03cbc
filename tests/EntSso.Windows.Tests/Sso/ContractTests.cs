using EntSso.Collection.Sso;
using EntSso.Collection.Sso.Com;
using EntSso.FakeComponents;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// Every method of every interface that the product declares, called through those declarations on components that were written from the
/// contract alone: ids, the order of the vtable, the order and the form of the parameters.
/// </summary>
[Collection(ComponentsCollection.Name)]
public sealed class ContractTests : IDisposable
{
    private static readonly SsoCall _call = new("Interface.Method", "be tested", SsoRole.Undocumented);
    private readonly FakeSsoSystem _system = FakeSsoSystem.Seeded();
    private readonly RegisteredComponents? _components;
    private readonly SsoComSession? _session;

    public ContractTests()
    {
        if (OperatingSystem.IsWindows())
        {
            _components = new RegisteredComponents(_system);
            _session = new SsoComSession("INTSVR1.fabrikam.com");
        }
    }

    public void Dispose() => _components?.Dispose();

    [WindowsFact]
    public void ISSOAdmin_reads_each_setting_of_the_system_into_its_place() => Use<ISSOAdmin>(SsoClassId.Admin, admin =>
    {
        admin.GetGlobalInfo(
            out int flags,
            out int deletedApplications,
            out int deletedMappings,
            out int ntpLookups,
            out int xpLookups,
            out int ticketTimeout,
            out int cacheTimeout,
            out string? secretServer,
            out string? administrators,
            out string? affiliateAdministrators);

        Assert.Equal([0x46, 1001, 1002, 1003, 1004, 2, 60], [flags, deletedApplications, deletedMappings, ntpLookups, xpLookups, ticketTimeout, cacheTimeout]);
        AssertTexts(["INTSVR1.fabrikam.com", @"FABRIKAM\SSO Administrators", @"FABRIKAM\SSO Affiliate Administrators"], [secretServer, administrators, affiliateAdministrators]);
    });

    [WindowsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void ISSOAdmin_and_ISSOAdmin2_write_in_the_order_of_the_vtable(bool isSecond)
    {
        if (isSecond)
        {
            Use<ISSOAdmin2>(SsoClassId.Admin, admin =>
            {
                int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6;
                admin.UpdateGlobalInfo(0x400, 0x600, ref a, ref b, ref c, ref d, ref e, ref f, "secret", "administrators", null);
                admin.CreateApplication("New", "description", "contact", "users", "administrators", 0x10000, 1);
                admin.CreateFieldInfo("New", "User ID", 0x20000000);
                admin.UpdateApplication("New", "description 2", null, "users 2", null, 0x2, 0x40002);
                admin.PurgeCacheForApplication("New");
                admin.GetApplicationInfo("New", out _, out _, out _, out _, out _, out _);
                admin.DeleteApplication("New");
            });
        }
        else
        {
            Use<ISSOAdmin>(SsoClassId.Admin, admin =>
            {
                int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6;
                admin.UpdateGlobalInfo(0x400, 0x600, ref a, ref b, ref c, ref d, ref e, ref f, "secret", "administrators", null);
                admin.CreateApplication("New", "description", "contact", "users", "administrators", 0x10000, 1);
                admin.CreateFieldInfo("New", "User ID", 0x20000000);
                admin.UpdateApplication("New", "description 2", null, "users 2", null, 0x2, 0x40002);
                admin.PurgeCacheForApplication("New");
                admin.GetApplicationInfo("New", out _, out _, out _, out _, out _, out _);
                admin.DeleteApplication("New");
            });
        }

        AssertCalls(
            "UpdateGlobalInfo(0x400, 0x600, 1, 2, 3, 4, 5, 6, secret, administrators, null)",
            "CreateApplication(New, description, contact, users, administrators, 0x10000, 1)",
            "CreateFieldInfo(New, User ID, 0x20000000)",
            "UpdateApplication(New, description 2, null, users 2, null, 0x2, 0x40002)",
            "PurgeCacheForApplication(New)",
            "GetApplicationInfo(New)",
            "DeleteApplication(New)");
    }

    [WindowsFact]
    public void ISSOAdmin_reads_an_application() => Use<ISSOAdmin>(SsoClassId.Admin, admin =>
    {
        admin.GetApplicationInfo(
            "payroll", out string? description, out string? contact, out string? users, out string? administrators, out int flags, out int fields);

        AssertTexts(["About Payroll", "admin@fabrikam.com", @"FABRIKAM\Payroll Users", @"FABRIKAM\Payroll Administrators"], [description, contact, users, administrators]);
        Assert.Equal([2, 2], [flags, fields]);
    });

    [WindowsFact]
    public void ISSOAdmin2_fills_our_property_bag() => Use<ISSOAdmin2>(SsoClassId.Admin, admin =>
    {
        var bag = new PropertyBag();
        admin.GetApplicationInfo2("HostAdapter", bag);

        Assert.Equal("HOST1.fabrikam.com", bag["Computer"]);
        Assert.Equal(true, bag["enableApp"]);
    });

    [WindowsFact]
    public void ISSOAdmin2_reads_our_property_bag_and_leaves_alone_what_is_not_in_it() => Use<ISSOAdmin2>(SsoClassId.Admin, admin =>
    {
        admin.UpdateApplication2("Orders", new PropertyBag { ["directPasswordSync"] = true });

        AssertCalls("UpdateApplication2(Orders, directPasswordSync=True, )");
    });

    [WindowsFact]
    public void ISSOPSAdmin_in_the_order_of_the_vtable()
    {
        _system.Applications.Add(new FakeApplication("Hosts", FakeApplication.GroupAdapter) { Computer = "HOST1.fabrikam.com" });
        Use<ISSOPSAdmin>(SsoClassId.PSAdmin, admin =>
        {
            admin.AssignApplicationToAdapter("Orders", "HostAdapter");
            admin.GetApplicationsForAdapter("HostAdapter", out string[]? applications);
            admin.RemoveApplicationFromAdapter("Orders");
            admin.AssignAdapterToAdapterGroup("HostAdapter", "Hosts");
            admin.GetAdaptersForAdapterGroup("Hosts", out string[]? adapters);
            admin.RemoveAdapterFromAdapterGroup("HostAdapter");
            admin.SetAdapterProperties("HostAdapter", new PropertyBag { ["Server name"] = "host" });
            admin.ClearNotificationQueues("HostAdapter");
            admin.ClearDampingTable();

            Assert.Equal(["Payroll", "Orders"], applications!);
            Assert.Equal(["HostAdapter"], adapters!);
        });

        AssertCalls(
            "AssignApplicationToAdapter(Orders, HostAdapter)",
            "GetApplicationsForAdapter(HostAdapter)",
            "RemoveApplicationFromAdapter(Orders)",
            "AssignAdapterToAdapterGroup(HostAdapter, Hosts)",
            "GetAdaptersForAdapterGroup(Hosts)",
            "RemoveAdapterFromAdapterGroup(HostAdapter)",
            "SetAdapterProperties(HostAdapter, host)",
            "ClearNotificationQueues(HostAdapter)",
            "ClearDampingTable()");
    }

    [WindowsFact]
    public void ISSOConfigOM_reads_each_value_of_a_server_into_its_place()
    {
        FakeServer server = _system.Servers[0];
        server.ClusterName = "SSOCLUSTER";
        server.NodeName = "NODE1";
        server.PositiveAuditLevel = 3;
        Use<ISSOConfigOM>(SsoClassId.ConfigOM, config =>
        {
            config.DiscoverServers(out string[]? servers);
            config.GetServerStatus(
                0,
                out string? name,
                out string? sqlServer,
                out string? sqlDatabase,
                out string? account,
                out string? cluster,
                out string? node,
                out int information,
                out int warning,
                out int error,
                out int versionM,
                out int versionL,
                out int negative,
                out int positive,
                out int age,
                out int status);

            Assert.Equal(["INTSVR1.fabrikam.com", "INTSVR2.fabrikam.com"], servers!);
            AssertTexts(["INTSVR1.fabrikam.com", "SQL1", "SSODB", @"FABRIKAM\ssosvcact", "SSOCLUSTER", "NODE1"], [name, sqlServer, sqlDatabase, account, cluster, node]);
            Assert.Equal([11, 12, 13], [information, warning, error]);
            Assert.Equal([10 << 16, (2242 << 16) | 7, 1, 3, 24, 0x25D], [versionM, versionL, negative, positive, age, status]);
        });
    }

    [WindowsFact]
    public void ISSOConfigDB_in_the_order_of_the_vtable()
    {
        _system.DatabaseNeedsUpgrade = true;
        Use<ISSOConfigDB>(SsoClassId.ConfigOM, config =>
        {
            config.GetDBInfo("SQL1", "SSODB", out bool exists, out bool isConfigured, out bool needsUpgrade, out string? secretServer, out string? admin, out string? affiliate);
            config.GetDBInfo("SQL1", "Other", out bool otherExists, out _, out _, out _, out _, out _);
            config.CreateDatabase("SQL1", "New", true, "secret", "administrators", "affiliates");
            config.UpgradeDatabase("SQL1", "SSODB");

            Assert.Equal([true, true, true, false], [exists, isConfigured, needsUpgrade, otherExists]);
            AssertTexts(["INTSVR1.fabrikam.com", @"FABRIKAM\SSO Administrators", @"FABRIKAM\SSO Affiliate Administrators"], [secretServer, admin, affiliate]);
        });

        AssertCalls(
            "GetDBInfo(SQL1, SSODB)",
            "GetDBInfo(SQL1, Other)",
            "CreateDatabase(SQL1, New, -1, secret, administrators, affiliates)",
            "UpgradeDatabase(SQL1, SSODB)");
    }

    [WindowsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void ISSOMapper_and_ISSOMapper2_in_the_order_of_the_vtable(bool isSecond)
    {
        object?[]? windows = null;
        object?[]? external = null;
        if (isSecond)
        {
            Use<ISSOMapper2>(SsoClassId.Mapper, mapper =>
            {
                windows = mapper.GetMappingsForWindowsUser("FABRIKAM", "alice", null);
                external = mapper.GetMappingsForExternalUser("Payroll", "BOB01");
                mapper.SetWindowsPassword("");
                string[]? credentials = ["", ""];
                mapper.SetExternalCredentials("Payroll", "BOB01", ref credentials);
                mapper.GetApplications(out string[]? names, out string[]? descriptions, out string[]? contacts);
                mapper.GetFieldInfo("Payroll", out string[]? labels, out int[]? fieldFlags);
                mapper.GetApplications2(out string[]? names2, out string[]? descriptions2, out string[]? contacts2, out string[]? users, out string[]? administrators, out int[]? flags);

                AssertLists(names!, descriptions!, contacts!, labels!, fieldFlags!);
                AssertLists(names2!, descriptions2!, contacts2!, labels!, fieldFlags!);
                Assert.Equal(@"FABRIKAM\Payroll Users", users![0]);
                Assert.Equal(@"FABRIKAM\Payroll Administrators", administrators![0]);
                Assert.Equal([0x2, 0x2, 0x10002, 0x100002], flags!);
            });
        }
        else
        {
            Use<ISSOMapper>(SsoClassId.Mapper, mapper =>
            {
                windows = mapper.GetMappingsForWindowsUser("FABRIKAM", "alice", null);
                external = mapper.GetMappingsForExternalUser("Payroll", "BOB01");
                mapper.SetWindowsPassword("");
                string[]? credentials = ["", ""];
                mapper.SetExternalCredentials("Payroll", "BOB01", ref credentials);
                mapper.GetApplications(out string[]? names, out string[]? descriptions, out string[]? contacts);
                mapper.GetFieldInfo("Payroll", out string[]? labels, out int[]? fieldFlags);

                AssertLists(names!, descriptions!, contacts!, labels!, fieldFlags!);
            });
        }

        Assert.Equal("ALICE01", ((ISSOMapping)Assert.Single(windows!)!).ExternalUserName);
        Assert.Equal("bob", ((ISSOMapping)Assert.Single(external!)!).WindowsUserName);
        AssertCalls([
            "GetMappingsForWindowsUser(FABRIKAM, alice, null)",
            "GetMappingsForExternalUser(Payroll, BOB01)",
            "SetWindowsPassword()",
            "SetExternalCredentials(Payroll, BOB01, 2)",
            "GetApplications()",
            "GetFieldInfo(Payroll)",
            .. isSecond ? ["GetApplications2()"] : (string[])[]]);
    }

    [WindowsFact]
    public void ISSOMapping_in_the_order_of_the_vtable()
    {
        Use<ISSOMapping>(SsoClassId.Mapping, mapping =>
        {
            mapping.WindowsDomainName = "FABRIKAM";
            mapping.WindowsUserName = "carol";
            mapping.ApplicationName = "Orders";
            mapping.ExternalUserName = "CAROL01";
            mapping.Flags = 0x4;
            AssertTexts(["FABRIKAM", "carol", "Orders", "CAROL01"], [mapping.WindowsDomainName, mapping.WindowsUserName, mapping.ApplicationName, mapping.ExternalUserName]);
            Assert.Equal(0x4, mapping.Flags);
            mapping.Create(0);
            mapping.Enable(0);
            mapping.Disable();
            mapping.Delete();
        });

        string names = new FakeMapping("FABRIKAM", "carol", "Orders", "CAROL01") { Flags = 0 }.ToString();
        AssertCalls($"Create({names}, 0x4, 0)", $"Enable({names}, 0)", $"Disable({names})", $"Delete({names})");
    }

    [WindowsFact]
    public void A_server_that_is_named_is_told_to_the_component()
    {
        var other = new SsoComSession("intsvr2");
        other.Call<ISSOConfigOM>(SsoClassId.ConfigOM, _call, config => config.DiscoverServers(out _), CancellationToken.None);
        new SsoComSession(null).Call<ISSOConfigOM>(SsoClassId.ConfigOM, _call, config => config.DiscoverServers(out _), CancellationToken.None);

        Assert.Equal(["intsvr2 DiscoverServers()", "INTSVR1.fabrikam.com DiscoverServers()"], _system.Calls);
    }

    [WindowsFact]
    public void An_error_of_a_component_keeps_its_number()
    {
        SsoCallException exception = Assert.Throws<SsoCallException>(
            () => Use<ISSOAdmin>(SsoClassId.Admin, admin => admin.PurgeCacheForApplication("Nowhere")));

        Assert.Equal(SsoCallFailure.NotFound, exception.Failure);
        Assert.Equal(unchecked((int)0xC0002A04), exception.Code);
    }

    private static void AssertLists(string[] names, string[] descriptions, string[] contacts, string[] labels, int[] fieldFlags)
    {
        Assert.Equal(["Payroll", "Orders", "Shared", "Config"], names);
        Assert.Equal("About Payroll", descriptions[0]);
        Assert.Equal("admin@fabrikam.com", contacts[0]);
        Assert.Equal(["User ID", "Password"], labels);
        Assert.Equal([0, 0x10000000], fieldFlags);
    }

    private static void AssertTexts(IEnumerable<string> expected, IEnumerable<string?> actual) => Assert.Equal(expected, actual!);

    private void Use<T>(Guid classId, Action<T> use)
        where T : class => _session!.Call(classId, _call, use, CancellationToken.None);

    private void AssertCalls(params IEnumerable<string> expected) =>
        Assert.Equal(expected.Select(c => $"INTSVR1.fabrikam.com {c}"), _system.Calls);
}
