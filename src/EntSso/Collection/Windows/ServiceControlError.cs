using System.Globalization;

namespace EntSso.Collection.Windows;

/// <summary>The Win32 errors of the service control manager, with what to do about them (winerror.h).</summary>
internal static class ServiceControlError
{
    /// <summary>ERROR_SERVICE_DOES_NOT_EXIST.</summary>
    public const int DoesNotExist = 1060;

    private const int AccessDenied = 5;

    /// <summary>What an error means and what to do about it, in words that fit behind "unknown: ".</summary>
    public static string Explain(int code, string service, string? computer)
    {
        string where = computer ?? "this computer";
        string text = code switch
        {
            AccessDenied when computer is null => $"access to the service {service} is denied. Run this elevated",
            AccessDenied =>
                $"the service control manager of {where} denies access. Run this as an administrator of {where}, or on {where} itself",
            DoesNotExist => $"{where} has no service {service}",
            _ when RemoteError.IsUnreachable(code) =>
                $"the service control manager of {where} cannot be reached. Check the name and that the firewall of {where} allows the "
                    + "rule group \"Remote Service Management\", or run this on that server",
            _ when RemoteError.IsSignInRefused(code) =>
                $"{where} does not accept the sign-in of the calling account. {RemoteError.SignInAdvice}",
            _ =>
                $"the service control manager of {where} failed on the service {service}. Check whether sc.exe query {service} works "
                + $"there, and look up the number with: net helpmsg {code.ToString(CultureInfo.InvariantCulture)}",
        };
        return $"{text} (Win32 error {code.ToString(CultureInfo.InvariantCulture)})";
    }
}
