using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EntSso.Collection.Sso.Com;

/// <summary>
/// Calls on the ENTSSO administration components, all for one SSO server. Objects live for one call: they are in-process and cheap, and
/// none is ever used from another apartment than the one that made it. Nothing here depends on STA or MTA.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class SsoComSession(string? server)
{
    private const string CurrentServer = "CurrentSSOServer";

    // Null for the one that the user, the computer or else ENTSSO itself has selected.
    private readonly string? _server = string.IsNullOrWhiteSpace(server) ? null : server;

    /// <summary>The SSO server in words: its name, or that it is the selected one.</summary>
    public string Server => _server ?? "the selected SSO server";

    /// <summary>Whether a server was named.</summary>
    public bool IsServerNamed => _server is not null;

    /// <summary>Makes an object, directs it to the server, and uses it on the calling thread.</summary>
    /// <exception cref="SsoCallException">The call failed.</exception>
    public TResult Call<TInterface, TResult>(Guid classId, SsoCall call, Func<TInterface, TResult> use, CancellationToken cancellationToken)
        where TInterface : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        object? component = null;
        try
        {
            component = Create(classId);
            if (_server is not null)
            {
                SetProperty(component, CurrentServer, _server);
            }

            return use((TInterface)component);
        }
        catch (Exception exception) when (SsoComErrors.IsFromCom(exception))
        {
            throw SsoComErrors.Translate(exception, call, Server);
        }
        finally
        {
            Release(component);
        }
    }

    /// <summary>Makes an object, directs it to the server, and uses it on the calling thread.</summary>
    /// <exception cref="SsoCallException">The call failed.</exception>
    public void Call<TInterface>(Guid classId, SsoCall call, Action<TInterface> use, CancellationToken cancellationToken)
        where TInterface : class =>
        Call<TInterface, bool>(
            classId,
            call,
            component =>
            {
                use(component);
                return true;
            },
            cancellationToken);

    /// <summary>Sets a property that changes how a component behaves.</summary>
    public static void SetProperty(object component, string name, object? value) =>
        Marshal.ThrowExceptionForHR(((IPropertyBag)component).Write(name, ref value));

    /// <summary>Lets go of an object at once, and not when the garbage collector comes.</summary>
    public static void Release(object? component)
    {
        if (component is not null && Marshal.IsComObject(component))
        {
            Marshal.ReleaseComObject(component);
        }
    }

    private static object Create(Guid classId) => Activator.CreateInstance(Type.GetTypeFromCLSID(classId, throwOnError: true)!)!;
}
