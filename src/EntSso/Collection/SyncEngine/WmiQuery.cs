using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EntSso.Collection.SyncEngine;

/// <summary>Reads WMI of this or another Windows computer with the rights of the caller, through the scripting objects of WMI.</summary>
/// <remarks>
/// Never run on Windows, and on Wine only for classes that every Windows has. Late bound (WbemScripting.SWbemLocator, wbemdisp.h), because
/// System.Management would be a package that the module had to ship under .NET.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class WmiQuery : IWmiQuery
{
    /// <summary>The namespace of the sync engine, the same from MIIS 2003 to MIM 2016.</summary>
    public const string SyncEngineNamespace = @"root\MicrosoftIdentityIntegrationServer";

    // wbemFlagReturnImmediately. Not forward-only: the rows are taken by their number.
    private const int ReturnImmediately = 0x10;

    // ERROR_TIMEOUT as an HRESULT.
    private const int TimedOut = unchecked((int)0x800705B4);

    private readonly string? _computer;
    private readonly string _namespace;
    private readonly TimeSpan _timeout;

    /// <summary>Creates the reader; nothing is connected yet.</summary>
    /// <param name="computer">The computer's name or address; null, empty or <c>.</c> for this one.</param>
    /// <param name="wmiNamespace">The namespace.</param>
    /// <param name="timeout">How long one query with all its rows may take; more than zero. Default: two minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is not more than zero.</exception>
    public WmiQuery(string? computer = null, string wmiNamespace = SyncEngineNamespace, TimeSpan? timeout = null)
    {
        _timeout = timeout ?? TimeSpan.FromMinutes(2);
        if (_timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), "The time limit must be more than zero.");
        }

        _computer = RemoteComputer.NameOf(computer);
        _namespace = wmiNamespace;
        Source = $"{wmiNamespace} of {_computer ?? Environment.MachineName}";
    }

    public string Source { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Select(
        string className, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        try
        {
            // A computer that does not answer would hold the caller for minutes, and none of these calls can be stopped.
            return BoundedCall.Run<IReadOnlyList<IReadOnlyDictionary<string, string>>>(
                () => Query(className, properties, cancellationToken), _timeout, () => { }, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new WmiException(
                $"WMI of {_computer ?? "this computer"} did not return all rows of {className} within {_timeout.TotalSeconds:0.###} s. "
                    + "Check the name and the network; if the history is long, run this on that server, which is faster",
                TimedOut, late);
        }
    }

    private List<IReadOnlyDictionary<string, string>> Query(
        string className, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        try
        {
            object services = Call(Locator(), "ConnectServer", _computer ?? ".", _namespace)!;
            object rows = Call(
                services, "ExecQuery", $"SELECT {string.Join(", ", properties)} FROM {className}", "WQL", ReturnImmediately)!;
            int count = (int)Get(rows, "Count")!;
            var found = new List<IReadOnlyDictionary<string, string>>(count);
            for (int i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.Add(Row(Call(rows, "ItemIndex", i)!, properties));
            }

            return found;
        }
        catch (COMException exception)
        {
            throw WmiFault.Of(exception.ErrorCode, _computer, _namespace, exception);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw WmiFault.Of(inner.HResult, _computer, _namespace, inner);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw WmiFault.Of(exception.HResult, _computer, _namespace, exception);
        }
    }

    private static Dictionary<string, string> Row(object instance, IReadOnlyList<string> properties)
    {
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        object all = Get(instance, "Properties_")!;
        foreach (string name in properties)
        {
            if (Get(Call(all, "Item", name)!, "Value") is { } value)
            {
                row[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            }
        }

        return row;
    }

    private static object? Call(object target, string method, params object[] arguments) =>
        Invoke(target, BindingFlags.InvokeMethod, method, arguments);

    private static object? Get(object target, string property) => Invoke(target, BindingFlags.GetProperty, property, []);

    private static object Locator() => Activator.CreateInstance(Type.GetTypeFromProgID("WbemScripting.SWbemLocator", throwOnError: true)!)!;

    private static object? Invoke(object target, BindingFlags kind, string member, object[] arguments) =>
        target.GetType().InvokeMember(member, kind, null, target, arguments, CultureInfo.InvariantCulture);
}

/// <summary>Reads instances of WMI classes of one namespace on one computer; recorded rows can replace it.</summary>
internal interface IWmiQuery
{
    /// <summary>The computer and namespace, for messages: <c>root\MicrosoftIdentityIntegrationServer of SYNC1</c>.</summary>
    string Source { get; }

    /// <summary>Reads all instances of a class.</summary>
    /// <returns>A row for each instance, names compared without case. A property without a value is missing from its row.</returns>
    /// <exception cref="WmiException">The class could not be read; the message says why and what to do.</exception>
    IReadOnlyList<IReadOnlyDictionary<string, string>> Select(
        string className, IReadOnlyList<string> properties, CancellationToken cancellationToken);
}
