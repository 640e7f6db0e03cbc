using System.Runtime.InteropServices;

namespace EntSso.FakeComponents;

/// <summary>
/// The fakes behind a registration: com-server.c calls <see cref="GetClassObject"/> in the process that activates a class. Each process has a
/// system of its own, which begins as the seed, with this computer as the selected server. The fake tool is another process: what it was
/// called with is done to the system before the next call.
/// </summary>
public static class ComServer
{
    /// <summary>The variable that names the file in which the fake tool keeps what it was called with.</summary>
    public const string RecordVariable = "FAKE_TOOL_RECORD";

    private const int ClassNotAvailable = unchecked((int)0x80040111);
    private static readonly Lock _lock = new();
    private static FakeSsoSystem? _system;

    /// <summary>The name of this computer as a server of the system.</summary>
    public static string Server => Environment.MachineName + ".fabrikam.com";

    /// <summary>The calls of this process that wrote, as <c>SERVER Method(argument, argument)</c>.</summary>
    public static IReadOnlyList<string> Writes => [.. System.Writes];

    /// <summary>The methods of all calls of this process, each once, sorted.</summary>
    public static IReadOnlyList<string> Called => [.. System.Calls.Select(call => call.Split(' ', '(')[1]).Distinct().Order(StringComparer.Ordinal)];

    private static FakeSsoSystem System
    {
        get
        {
            lock (_lock)
            {
                return _system ??= Seed();
            }
        }
    }

    /// <summary>Begins anew with the seed; objects that were made before keep theirs.</summary>
    public static void Reset()
    {
        lock (_lock)
        {
            _system = null;
        }
    }

    /// <summary>Makes a method fail from now on, until <see cref="Reset"/>.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="code">The HRESULT.</param>
    public static void Fail(string method, int code) => System.Fail(method, code);

    /// <summary>What DllGetClassObject does.</summary>
    [UnmanagedCallersOnly]
    internal static unsafe int GetClassObject(Guid* classId, Guid* iid, nint* factory)
    {
        *factory = 0;
        try
        {
            if (!ComponentClasses.All.ContainsKey(*classId))
            {
                return ClassNotAvailable;
            }

            *factory = ComponentClasses.FactoryOf(*classId, System, *iid);
            return 0;
        }
        catch (Exception e)
        {
            return Marshal.GetHRForException(e);
        }
    }

    private static FakeSsoSystem Seed()
    {
        FakeSsoSystem system = FakeSsoSystem.Seeded();
        system.Servers.Insert(0, new FakeServer(Server));
        system.SelectedServer = Server;
        string? record = Environment.GetEnvironmentVariable(RecordVariable);
        int done = record is null ? 0 : ToolRecord.Read(record).Count;
        system.BeforeCall = () =>
        {
            foreach (string[] arguments in record is null ? [] : ToolRecord.Read(record).Skip(done))
            {
                done++;
                FakeSsoConfig.Act(system, Environment.MachineName, arguments);
            }
        };
        return system;
    }
}
