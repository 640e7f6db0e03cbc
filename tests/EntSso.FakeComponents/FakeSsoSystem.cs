using System.Runtime.InteropServices;

namespace EntSso.FakeComponents;

/// <summary>
/// An SSO system in memory that keeps the documented rules of ENTSSO, and refuses with the documented codes. Calls are logged, and a test
/// can make any of them fail.
/// </summary>
internal sealed class FakeSsoSystem
{
    private const int Enabled = 0x2;
    private const int DirectPasswordSync = 0x2000000;
    private const int SyncField = 0x20000000;

    private readonly object _lock = new();
    private readonly Dictionary<string, int> _failures = [];
    private readonly List<FakeComponent> _components = [];

    /// <summary>The server that answers when none is named.</summary>
    public string SelectedServer { get; set; } = "INTSVR1.fabrikam.com";

    public List<FakeServer> Servers { get; } = [];

    public List<FakeApplication> Applications { get; } = [];

    public List<FakeMapping> Mappings { get; } = [];

    /// <summary>Enabled, Windows initiated, tickets validated.</summary>
    public int GlobalFlags { get; set; } = 0x2 | 0x4 | 0x40;

    /// <summary>Deleted applications, deleted mappings, Windows lookups, external lookups, ticket minutes, cache minutes.</summary>
    public int[] GlobalNumbers { get; } = [1001, 1002, 1003, 1004, 2, 60];

    public string SecretServer { get; set; } = "INTSVR1.fabrikam.com";

    public string SsoAdministrators { get; set; } = @"FABRIKAM\SSO Administrators";

    public string AffiliateAdministrators { get; set; } = @"FABRIKAM\SSO Affiliate Administrators";

    public bool DatabaseNeedsUpgrade { get; set; }

    /// <summary>Whether the mapper is of a version without ISSOMapper2.</summary>
    public bool IsMapperOld { get; set; }

    /// <summary>What was called, as <c>SERVER Method(argument, argument)</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The calls that write.</summary>
    public IEnumerable<string> Writes => Calls.Where(c => !c.Contains(" Get", StringComparison.Ordinal) && !c.Contains(" Discover", StringComparison.Ordinal));

    /// <summary>Runs before each call.</summary>
    public Action? BeforeCall { get; set; }

    /// <summary>Runs after each call, for tests of what happens between two.</summary>
    public Action<string>? AfterCall { get; set; }

    /// <summary>The objects that were made of the classes, and those that they handed out.</summary>
    public IReadOnlyList<FakeComponent> Components
    {
        get
        {
            lock (_lock)
            {
                return [.. _components];
            }
        }
    }

    /// <summary>The system that the shared scenarios start from.</summary>
    public static FakeSsoSystem Seeded()
    {
        var system = new FakeSsoSystem
        {
            Servers = { new FakeServer("INTSVR1.fabrikam.com"), new FakeServer("INTSVR2.fabrikam.com") },
            Applications =
            {
                WithTwoFields(new FakeApplication("Payroll", FakeApplication.Individual) { Flags = Enabled, AssignedTo = "HostAdapter" }),
                WithTwoFields(new FakeApplication("Orders", FakeApplication.Individual) { Flags = Enabled }),
                WithTwoFields(new FakeApplication("Shared", FakeApplication.Group) { Flags = Enabled | 0x10000 }),
                WithTwoFields(new FakeApplication("Config", FakeApplication.ConfigStore) { Flags = Enabled | 0x100000 }),
                new FakeApplication("HostAdapter", FakeApplication.Adapter) { Flags = Enabled | 0x400 | 0x400000, Computer = "HOST1.fabrikam.com" },
                new FakeApplication("SpareAdapter", FakeApplication.Adapter) { Flags = 0x400000, Computer = "HOST1.fabrikam.com" },
            },
            Mappings =
            {
                new FakeMapping("FABRIKAM", "alice", "Payroll", "ALICE01") { Flags = Enabled | 0x4 },
                new FakeMapping("FABRIKAM", "bob", "Payroll", "BOB01") { Flags = 0x4 },
            },
        };
        return system;
    }

    public static FakeApplication WithTwoFields(FakeApplication application)
    {
        application.DeclaredFields = 2;
        application.Fields.Add(("User ID", 0));
        application.Fields.Add(("Password", 0x10000000));
        return application;
    }

    /// <summary>Makes a method fail from now on.</summary>
    public void Fail(string method, int code) => _failures[method] = code;

    /// <summary>Makes a method fail from now on with an error of ENTSSO.</summary>
    public void FailWithEvent(string method, int id) => Fail(method, CodeOf(id));

    public void Repair() => _failures.Clear();

    public void Made(FakeComponent component)
    {
        lock (_lock)
        {
            _components.Add(component);
        }
    }

    public FakeServer Enter(string? server, string method, object?[] arguments)
    {
        lock (_lock)
        {
            BeforeCall?.Invoke();
            string name = server ?? SelectedServer;
            Calls.Add($"{name} {method}({string.Join(", ", arguments.Select(a => a ?? "null"))})");
            if (_failures.TryGetValue(method, out int code))
            {
                throw Error(unchecked((uint)code));
            }

            FakeServer found = Servers.FirstOrDefault(s => IsNamed(s, name))
                ?? throw Error(0x800706BA);
            AfterCall?.Invoke(method);
            return found;
        }
    }

    public FakeApplication Find(string? name) => Applications.FirstOrDefault(a => a.Is(name)) ?? throw Error(10756);

    public void UpdateGlobal(int flags, int mask)
    {
        int wanted = (GlobalFlags & ~mask) | (flags & mask);
        if ((wanted & 0x800) != 0 && (wanted & 0x200) == 0)
        {
            throw Error(10782);
        }

        GlobalFlags = wanted;
    }

    public void Create(FakeApplication application)
    {
        if (Applications.Any(a => a.Is(application.Name)))
        {
            throw Error(10752);
        }

        if ((application.Flags & DirectPasswordSync) != 0)
        {
            throw Error(10849);
        }

        if ((application.Flags & Enabled) != 0)
        {
            throw Error(10850);
        }

        Applications.Add(application);
    }

    public void Delete(string? name)
    {
        FakeApplication application = Find(name);
        if (application.AssignedTo is not null)
        {
            throw Error(IsAdapter(application) ? 10821 : 10806);
        }

        Applications.Remove(application);
        Mappings.RemoveAll(m => FakeMapping.Same(m.Application, name));
    }

    public void UpdateFlags(string? name, int flags, int mask)
    {
        FakeApplication application = Find(name);
        int wanted = (application.Flags & ~mask) | (flags & mask);
        if ((wanted & Enabled) != 0 && application.Fields.Count != application.DeclaredFields)
        {
            throw Error(10769);
        }

        if (IsAdapter(application) && (wanted & 0x800) != 0 && (wanted & 0x200) == 0)
        {
            throw Error(10782);
        }

        if ((mask & flags & DirectPasswordSync) != 0)
        {
            if (application.Type is not (FakeApplication.Individual or FakeApplication.Group))
            {
                throw Error(10782);
            }

            if (application.AssignedTo is not null)
            {
                throw Error(10851);
            }

            if (application.Fields.Count != 2 && application.Fields.Count(f => (f.Flags & SyncField) != 0) != 1)
            {
                throw Error(10848);
            }
        }

        application.Flags = wanted;
    }

    public void CreateField(string? name, string label, int flags)
    {
        FakeApplication application = Find(name);
        if ((application.Flags & DirectPasswordSync) != 0)
        {
            throw Error(10852);
        }

        if (application.Fields.Any(f => f.Label == label))
        {
            throw Error(10758);
        }

        application.Fields.Add((label, flags));
    }

    public void Assign(string? name, string? adapterName)
    {
        FakeApplication application = Find(name);
        FakeApplication adapter = Applications.FirstOrDefault(a => a.Is(adapterName)) ?? throw Error(10822);
        if (adapter.Type != FakeApplication.Adapter)
        {
            throw Error(10824);
        }

        if (application.Type is not (FakeApplication.Individual or FakeApplication.Group or FakeApplication.HostGroup))
        {
            throw Error(10823);
        }

        if (application.AssignedTo is not null)
        {
            throw Error(10825);
        }

        if ((application.Flags & DirectPasswordSync) != 0)
        {
            throw Error(10851);
        }

        application.AssignedTo = adapter.Name;
    }

    public void Remove(string? name) => Find(name).AssignedTo = null;

    public void AssignToGroup(string? adapterName, string? groupName)
    {
        FakeApplication adapter = Applications.FirstOrDefault(a => a.Is(adapterName)) ?? throw Error(10822);
        FakeApplication group = Applications.FirstOrDefault(a => a.Is(groupName)) ?? throw Error(10826);
        if (adapter.Type != FakeApplication.Adapter)
        {
            throw Error(10824);
        }

        if (group.Type != FakeApplication.GroupAdapter)
        {
            throw Error(10827);
        }

        if (adapter.AssignedTo is not null)
        {
            throw Error(10828);
        }

        if (!FakeMapping.Same(adapter.Computer, group.Computer))
        {
            throw Error(10830);
        }

        adapter.AssignedTo = group.Name;
    }

    /// <summary>The names of what is assigned to an adapter or group.</summary>
    public IReadOnlyList<string> AssignedTo(string? name, int ownerType, int missing)
    {
        FakeApplication owner = Applications.FirstOrDefault(a => a.Is(name)) ?? throw Error(missing);
        return owner.Type == ownerType
            ? [.. Applications.Where(a => FakeMapping.Same(a.AssignedTo, owner.Name)).Select(a => a.Name)]
            : throw Error(10829);
    }

    public void Create(FakeMapping mapping)
    {
        _ = Find(mapping.Application);
        if (Mappings.Any(m => FakeMapping.Same(m.Application, mapping.Application)
            && ((FakeMapping.Same(m.User, mapping.User) && FakeMapping.Same(m.Domain, mapping.Domain)) || FakeMapping.Same(m.ExternalUser, mapping.ExternalUser))))
        {
            throw Error(10753);
        }

        if (mapping.Domain.Length == 0)
        {
            throw Error(10841);
        }

        Mappings.Add(mapping);
    }

    public FakeMapping Find(FakeMapping mapping) => Mappings.FirstOrDefault(m => m.HasSameNames(mapping)) ?? throw Error(10757);

    public void Delete(FakeMapping mapping)
    {
        FakeMapping found = Find(mapping);

        // Documented as a rule, but not with which code it is refused.
        Mappings.Remove((found.Flags & Enabled) == 0 ? found : throw new ArgumentException("", nameof(mapping)));
    }

    /// <summary>The exception that becomes an error of ENTSSO on its way out.</summary>
    public static Exception Error(int id) => Error(unchecked((uint)CodeOf(id)));

    private static Exception Error(uint code) => Marshal.GetExceptionForHR(unchecked((int)code), -1)!;

    private static int CodeOf(int id) => unchecked((int)0xC0000000 + id);

    private static bool IsAdapter(FakeApplication application) => application.Type is FakeApplication.Adapter or FakeApplication.GroupAdapter;

    private static bool IsNamed(FakeServer server, string name) =>
        FakeMapping.Same(server.Name, name) || FakeMapping.Same(server.Name.Split('.')[0], name);
}
