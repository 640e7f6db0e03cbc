using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EntSso.Collection.Directory;

/// <summary>Turns the numbers of the LDAP library and of Active Directory into typed reasons with messages.</summary>
/// <remarks>
/// Sources of the numbers: RFC 4511 appendix A (result codes), winldap.h and the .NET type LdapError (client codes from 81 on, which
/// .NET uses on every platform), [MS-ERREF] Win32 codes (bind sub-codes, in hexadecimal behind "data " in the server's answer).
/// </remarks>
internal static class LdapFault
{
    public const int ServerDown = 81;
    public const int LocalError = 82;
    public const int InvalidCredentials = 49;
    public const int ConnectError = 91;

    private const int ClientTimeout = 85;
    private const int AuthUnknown = 86;
    private const int NotSupportedByLibrary = 92;

    /// <summary>Reads the sub-code that Active Directory gives with LDAP 49: the hexadecimal number behind "data ".</summary>
    public static int? SubCode(string? serverMessage)
    {
        Match match = Regex.Match(serverMessage ?? "", ", data ([0-9A-Fa-f]+)", RegexOptions.CultureInvariant);
        return int.TryParse(match.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
    }

    /// <summary>A failed logon, except for codes that need a second look (server down, Kerberos).</summary>
    public static DirectoryException Logon(int code, string? serverMessage, string server, Exception cause) => code switch
    {
        InvalidCredentials => BadLogon(SubCode(serverMessage), server, cause),
        AuthUnknown => new(
            DirectoryFailure.MissingSaslPlugin,
            $"The LDAP library cannot log on to {server} by Kerberos (code 86): its GSSAPI plug-in is not installed. Install "
                + "libsasl2-modules-gssapi-mit (Debian, Ubuntu) or cyrus-sasl-gssapi (Red Hat, SUSE).",
            server, code, cause),
        NotSupportedByLibrary =>
            NotSupported($"The LDAP library cannot log on to {server} with the requested method (code 92).", server, code, cause),
        _ => Request(code, "log on", server, cause),
    };

    /// <summary>A failed request.</summary>
    public static DirectoryException Request(int code, string action, string server, Exception? cause)
    {
        var (failure, what) = code switch
        {
            3 or 4 or 11 => (DirectoryFailure.LimitExceeded, "the server stopped at its limit. Request less at once"),
            8 or 13 => (DirectoryFailure.ProtectionRequired, "the server requires signing or encryption. Use Kerberos or TLS"),
            10 => (DirectoryFailure.Referral, "the server refers to another one. Specify a writable domain controller of that domain"),
            19 => (
                DirectoryFailure.ConstraintViolation,
                "the value breaks a rule of the directory: for an SPN, it is malformed or held by another account"),
            32 => (DirectoryFailure.NoSuchObject, "the object or the search base does not exist there"),
            50 => (
                DirectoryFailure.NoRights,
                "the requesting account has no right to do this. Use an account that has the right, or grant it"),
            51 or 52 => (DirectoryFailure.Busy, "the server is busy or not available. Try again, or specify another domain controller"),
            ServerDown or ConnectError =>
                (DirectoryFailure.ConnectionLost, "the connection broke. Check that the domain controller runs, and try again"),
            ClientTimeout =>
                (DirectoryFailure.Timeout, "the server did not answer in time. Specify another domain controller or a longer timeout"),
            _ => (DirectoryFailure.Other, "the directory refused or failed"),
        };

        return new DirectoryException(failure, $"Could not {action} at {server}: {what} (LDAP code {code}).", server, code, cause);
    }

    /// <summary>The typed reason of any exception that the library throws for a request.</summary>
    public static DirectoryException Request(Exception exception, string action, string server) => exception switch
    {
        DirectoryException known => known,
        DirectoryOperationException { Response: { } response } => Request((int)response.ResultCode, action, server, exception),
        LdapException ldap => Request(ldap.ErrorCode, action, server, exception),
        _ => new DirectoryException(
            DirectoryFailure.Other, $"Could not {action} at {server}: the LDAP library failed with {exception.GetType().Name}.", server,
            null, exception),
    };

    /// <summary>A logon that ended with a result code that the library does not pass on.</summary>
    public static DirectoryException RefusedLogon(Exception exception, string server) =>
        exception is DirectoryException or LdapException or DirectoryOperationException { Response: not null }
            ? Request(exception, "log on", server)
            : new DirectoryException(
                DirectoryFailure.LogonRefused,
                $"{server} did not accept the logon: {MessageText.Clause(exception.Message)}. Specify another domain controller.", server,
                null, exception);

    public static DirectoryException NotSupported(string message, string server, int? code = null, Exception? cause = null) =>
        new(DirectoryFailure.NotSupported, message, server, code, cause);

    public static DirectoryException MissingLibrary(string server, Exception cause) => new(
        DirectoryFailure.MissingLdapLibrary,
        "The LDAP library of the operating system is not installed. Install libldap2 or libldap-2.5-0 (Debian, Ubuntu) or openldap "
            + "(Red Hat).",
        server, null, cause);

    private static DirectoryException BadLogon(int? subCode, string server, Exception cause)
    {
        var (failure, what) = subCode switch
        {
            0x530 or 0x531 or 0x534 => (
                DirectoryFailure.LogonRestricted,
                "the account has no right to log on at this time, from this computer or in this way. Check its logon hours and logon "
                    + "rights"),
            0x532 => (DirectoryFailure.PasswordExpired, "the account's password has expired. Change it"),
            0x533 => (DirectoryFailure.AccountDisabled, "the account is disabled. Enable it or use another"),
            0x701 => (DirectoryFailure.AccountExpired, "the account has expired. Extend it or use another"),
            0x773 => (DirectoryFailure.PasswordMustChange, "the account's password must be changed before it can be used. Change it"),
            0x775 => (
                DirectoryFailure.AccountLockedOut,
                "the account is locked out. Unlock it and find the program that repeats the wrong password"),
            _ => (DirectoryFailure.BadCredentials, "the user name or the password is wrong. Enter both again"),
        };
        var code = subCode is { } number ? $"LDAP code 49, sub-code {number:x}" : "LDAP code 49";
        return new DirectoryException(
            failure, $"{server} refused the logon: {what} ({code}).", server, subCode ?? InvalidCredentials, cause);
    }
}
