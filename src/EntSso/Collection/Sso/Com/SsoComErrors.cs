using System.Globalization;
using System.Runtime.InteropServices;
using EntSso.Events;

namespace EntSso.Collection.Sso.Com;

/// <summary>
/// Makes of what COM interop throws an exception that says what happened, where and what to do. Only numbers decide: texts are in the
/// language of the server.
/// </summary>
internal static class SsoComErrors
{
    private const int ClassNotRegistered = unchecked((int)0x80040154);
    private const int NoInterface = unchecked((int)0x80004002);
    private const int BadImage = unchecked((int)0x800700C1);
    private const int BadImageOfFramework = unchecked((int)0x8007000B);
    private const int ModuleNotFound = unchecked((int)0x8007007E);
    private const int AccessDenied = unchecked((int)0x80070005);
    private const uint FacilityWin32 = 0x80070000;
    private const string RoleCause = "caller-lacks-role";

    private static readonly HashSet<Type> _mapped =
    [
        typeof(ArgumentException), typeof(NullReferenceException), typeof(OutOfMemoryException), typeof(NotImplementedException),
        typeof(InvalidCastException), typeof(UnauthorizedAccessException), typeof(BadImageFormatException), typeof(DllNotFoundException),
        typeof(SafeArrayTypeMismatchException), typeof(SafeArrayRankMismatchException), typeof(InvalidOleVariantTypeException),
    ];

    /// <summary>ENTSSO_E_NO_SSO_SERVER and ENTSSO_E_OUT_OF_SERVICE.</summary>
    private static readonly HashSet<int> _offline = [10767, 10768];

    /// <summary>ENTSSO_E_NO_APP, _NO_MAPPING, _NO_ADAPTER, _NO_GROUP_ADAPTER and _NO_MAPPING2.</summary>
    private static readonly HashSet<int> _missing = [10756, 10757, 10822, 10826, 10835];

    /// <summary>Whether an exception is what COM interop throws for the HRESULT of a call, and not an error of this product.</summary>
    /// <remarks>
    /// Marshal.GetExceptionForHR makes a COMException of most numbers, and of common ones exactly these types, among them ArgumentException
    /// of E_INVALIDARG, NullReferenceException of E_POINTER and OutOfMemoryException of E_OUTOFMEMORY. It never makes a derived type such
    /// as ArgumentNullException: that is an error of this product. Files that were not found are IOExceptions.
    /// </remarks>
    public static bool IsFromCom(Exception exception) =>
        exception is ExternalException or IOException || _mapped.Contains(exception.GetType());

    public static SsoCallException Translate(Exception exception, SsoCall call, string server)
    {
        int code = exception.HResult;
        EventDefinition? definition = EventCatalogue.Default.FindByCode(unchecked((uint)code)) is { Kind: EventKind.ErrorCode } found
            ? found
            : null;
        int win32 = (unchecked((uint)code) & 0xFFFF0000) == FacilityWin32 ? code & 0xFFFF : 0;
        (SsoCallFailure failure, string message) =
            code is ClassNotRegistered or BadImage or BadImageOfFramework or ModuleNotFound
                ? (SsoCallFailure.ComponentsMissing, ComponentsMissing(call, code))
            : code == AccessDenied || definition?.Cause?.Key == RoleCause ? (SsoCallFailure.AccessDenied, Denied(call, server, code))
            : RemoteError.IsUnreachable(win32) || (definition is not null && _offline.Contains(definition.Id))
                ? (SsoCallFailure.ServerUnreachable, Unreachable(call, server, code))
            : (definition is not null && _missing.Contains(definition.Id) ? SsoCallFailure.NotFound : SsoCallFailure.Refused,
                Refused(call, server, code, exception));
        return new SsoCallException(failure, message, code, exception);
    }

    /// <summary>The role and those above it, in words.</summary>
    public static string Words(SsoRole role) => role switch
    {
        SsoRole.SsoAdministrators => "SSO Administrators",
        SsoRole.ApplicationAdministrators =>
            "the Application Administrators of the application, SSO Affiliate Administrators or SSO Administrators",
        SsoRole.AdapterAdministrators => "the Application Administrators of the adapter or SSO Administrators",
        SsoRole.ApplicationUsers => "the Application Users of the application, or an administrator role of SSO",
        _ => "an administrator role of SSO (which one is not documented; SSO Administrators have all rights)",
    };

    private static string ComponentsMissing(SsoCall call, int code)
    {
        string shell = Environment.Is64BitProcess ? "64-bit" : "32-bit";
        string other = !Environment.Is64BitOperatingSystem ? ""
            : Environment.Is64BitProcess
                ? " Where only the 32-bit components are installed, use the 32-bit shell: "
                    + "%SystemRoot%\\SysWOW64\\WindowsPowerShell\\v1.0\\powershell.exe."
                : " Where only the 64-bit components are installed, use the 64-bit shell: "
                    + "%SystemRoot%\\Sysnative\\WindowsPowerShell\\v1.0\\powershell.exe.";
        return $"{Environment.MachineName} has no ENTSSO administration components for this {shell} process, so it cannot {call.Purpose} "
            + $"({call.Member}, {Code(code)}). Install the feature Enterprise Single Sign-On Administration (SSO\\setup.exe of the product "
            + $"media), or work on the SSO server.{other}";
    }

    private static string Denied(SsoCall call, string server, int code) =>
        $"{server} denied access to {call.Purpose} ({call.Member}, {Code(code)}). The caller must belong to {Words(call.Role)}; to be an "
        + "administrator of Windows is not enough, and in a shell that is not elevated the membership may not count. "
        + $"The event log of {server} has event 10842 with the details.";

    private static string Unreachable(SsoCall call, string server, int code) =>
        $"{server} did not answer the request to {call.Purpose} ({call.Member}, {Code(code)}). Check that the name is correct, that the "
        + "service ENTSSO runs there (it may take three minutes after a start of the computer), and that RPC is not blocked (TCP 135 and "
        + "the dynamic ports).";

    private static string Refused(SsoCall call, string server, int code, Exception exception)
    {
        var known = ErrorCode.FromValue(unchecked((uint)code));
        string what = known.Meaning.Length > 0 ? known.Meaning : code == NoInterface
            ? "The component is of a version without this interface." : exception.Message.Trim();
        string? remedy = EventCatalogue.Default.FindByCode(unchecked((uint)code))?.Cause?.Remedy;
        return $"{server} refused to {call.Purpose} ({call.Member}, {Code(code)}): {what}"
            + (string.IsNullOrEmpty(remedy) ? $" The event log of {server} may have the details." : $" {remedy}");
    }

    private static string Code(int code)
    {
        uint number = unchecked((uint)code);
        string hexadecimal = "0x" + number.ToString("X8", CultureInfo.InvariantCulture);
        string name = ErrorCode.FromValue(number).SymbolicName;
        return EventCatalogue.Default.FindByCode(number) is { Kind: EventKind.ErrorCode } definition
            ? $"{definition.Id} {name}, {hexadecimal}"
            : name.Length > 0 ? $"{name}, {hexadecimal}" : hexadecimal;
    }
}
