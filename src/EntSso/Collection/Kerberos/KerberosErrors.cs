using System.Globalization;
using EntSso.Deployment;
using EntSso.Events;

namespace EntSso.Collection.Kerberos;

/// <summary>
/// What a Kerberos code is about and what to do next: protocol errors, codes of the MIT library, and SSPI statuses. Their names and
/// meanings are those of the table of error codes.
/// </summary>
/// <remarks>
/// Sources: RFC 4120 section 7.5.9 (protocol errors), the error tables of MIT krb5 1.20 (library codes), [MS-ERREF] section 2.1
/// (SSPI statuses; those are from documentation, none was seen).
/// </remarks>
internal static class KerberosErrors
{
    /// <summary>What the MIT library adds to a protocol error to make its own code: -1765328384.</summary>
    internal const int LibraryBase = -1765328384;

    private const int LastProtocolError = 127;

    private const string AskSpn = "Look up the SPN in the directory. If it has no holder, register it; if it has several, remove all "
        + "but one.";
    private const string AskAccount = "Check the requesting account, or use another account.";
    private const string AskLogon = "Log on to the domain (kinit, or a new Windows session) and try again, or specify an account.";
    private const string AskDomainController = "Check that a domain controller runs, that port 88 can be reached, and the servers of "
        + "the realm in krb5.conf or DNS.";
    private const string AskClock = "Set the clocks of this computer and of the domain controller from the same source; five minutes "
        + "is the usual limit.";
    private const string AskEncryption =
        "Check msDS-SupportedEncryptionTypes of the account, then set its password again so that it gets keys of those types.";

    private const string AskSetup = "Check krb5.conf: the default realm, the domain controllers of the realm, and the right to read "
        + "the file.";

    private static readonly Dictionary<int, Row> _protocol = new()
    {
        [1] = new(AskAccount, KerberosErrorKind.Client),
        [2] = new("Extend the service account.", KerberosErrorKind.Service),
        [3] = new(AskDomainController, KerberosErrorKind.Other),
        [6] = new(AskAccount, KerberosErrorKind.Client),
        [7] = new(AskSpn, KerberosErrorKind.Service),
        [8] = new(AskSpn, KerberosErrorKind.Service),
        [9] = new("Set the password of the account again.", KerberosErrorKind.Service),
        [12] = new("Check the logon restrictions and authentication policies of both accounts.", KerberosErrorKind.Service),
        [13] = new("Check the delegation settings of the account.", KerberosErrorKind.Service),
        [14] = new(AskEncryption, KerberosErrorKind.Service),
        [18] = new("Enable, unlock or extend the account, or use another account.", KerberosErrorKind.Client),
        [19] = new("Enable or unlock the service account.", KerberosErrorKind.Service),
        [20] = new(AskLogon, KerberosErrorKind.Credentials),
        [23] = new("Change the password of the requesting account.", KerberosErrorKind.Client),
        [24] = new("Enter the password again.", KerberosErrorKind.Client),
        [25] = new(AskLogon, KerberosErrorKind.Client),
        [29] = new(AskDomainController, KerberosErrorKind.Unreached),
        [31] = new(AskLogon, KerberosErrorKind.Other),
        [32] = new(AskLogon, KerberosErrorKind.Credentials),
        [33] = new(AskClock, KerberosErrorKind.Service),
        [37] = new(AskClock, KerberosErrorKind.Service),
        [41] = new(AskSpn, KerberosErrorKind.Service),
        [52] = new(AskDomainController, KerberosErrorKind.Unreached),
        [60] = new("Read the event log of the domain controller.", KerberosErrorKind.Other),
        [68] = new(AskSetup, KerberosErrorKind.Unreached),
    };

    // Offsets from the library's base, and the GSS mechanism's own table from 39756032 on.
    private static readonly Dictionary<int, Row> _library = new()
    {
        [LibraryBase + 135] = new(AskSetup, KerberosErrorKind.Setup),
        [LibraryBase + 136] = new(AskSetup, KerberosErrorKind.Setup),
        [LibraryBase + 141] = new(AskLogon, KerberosErrorKind.Credentials),
        [LibraryBase + 154] = new(AskSetup, KerberosErrorKind.Unreached),
        [LibraryBase + 156] = new(AskDomainController, KerberosErrorKind.Unreached),
        [LibraryBase + 195] = new(AskLogon, KerberosErrorKind.Credentials),
        [LibraryBase + 220] = new(AskSetup, KerberosErrorKind.Unreached),
        [LibraryBase + 224] = new(AskSetup, KerberosErrorKind.Setup),
        [39756032] = new(AskLogon, KerberosErrorKind.Credentials),
        [39756034] = new(AskLogon, KerberosErrorKind.Credentials),
        [39756044] = new(AskLogon, KerberosErrorKind.Credentials),
    };

    private static readonly Dictionary<uint, Row> _sspi = new()
    {
        [0x80090300] = new("Try again.", KerberosErrorKind.Other),
        [0x80090303] = new(AskSpn, KerberosErrorKind.Service),
        [0x80090304] = new("Check that the logon of the computer works.", KerberosErrorKind.Setup),
        [0x80090305] = new("Join the computer to a domain.", KerberosErrorKind.Setup),
        [0x80090308] = new(AskDomainController, KerberosErrorKind.Other),
        [0x8009030c] = new(AskAccount, KerberosErrorKind.Client),
        [0x8009030d] = new(AskAccount, KerberosErrorKind.Client),
        [0x8009030e] = new(AskLogon, KerberosErrorKind.Credentials),
        [0x80090311] = new(AskDomainController, KerberosErrorKind.Unreached),
        [0x80090322] = new(AskSpn, KerberosErrorKind.Service),
        [0x80090324] = new(AskClock, KerberosErrorKind.Service),
        [0x80090342] = new(AskEncryption, KerberosErrorKind.Service),
        [0x8009035e] = new("Check the policies for delegating credentials.", KerberosErrorKind.Setup),
    };

    /// <summary>A protocol error, as a domain controller sends it.</summary>
    /// <returns>Name, meaning and next step; a number that is not in the table gets a name made of it.</returns>
    public static KerberosFailure OfProtocol(int code) => Make(Find(_protocol, code), code, true, $"Kerberos error {code}");

    /// <summary>A minor status of GSSAPI's Kerberos mechanism (MIT krb5).</summary>
    public static KerberosFailure OfGss(int minor) =>
        IsProtocol(minor) ? OfProtocol(minor - LibraryBase) : Make(Find(_library, minor), minor, false, $"GSS minor status {minor}");

    /// <summary>A status of Windows' SSPI.</summary>
    /// <param name="status">The SECURITY_STATUS, <c>0x8009xxxx</c> as a signed 32-bit number.</param>
    public static KerberosFailure OfSspi(int status) => Make(
        Find(_sspi, unchecked((uint)status)), unchecked((uint)status), false,
        "SECURITY_STATUS 0x" + unchecked((uint)status).ToString("x8", CultureInfo.InvariantCulture));

    internal static KerberosErrorKind KindOfGss(int minor) =>
        (IsProtocol(minor) ? Find(_protocol, minor - LibraryBase) : Find(_library, minor))?.Kind
            ?? (IsProtocol(minor) ? KerberosErrorKind.Service : KerberosErrorKind.Other);

    internal static KerberosErrorKind KindOfSspi(int status) => Find(_sspi, unchecked((uint)status))?.Kind ?? KerberosErrorKind.Other;

    private static bool IsProtocol(int minor) => minor is > LibraryBase and <= LibraryBase + LastProtocolError;

    private static Row? Find<TKey>(Dictionary<TKey, Row> table, TKey code)
        where TKey : notnull => table.TryGetValue(code, out var row) ? row : null;

    private static KerberosFailure Make(Row? row, long code, bool isProtocolError, string unlisted)
    {
        ErrorCode known = isProtocolError ? ErrorCode.FromKerberosStatus((uint)code) : ErrorCode.FromValue(unchecked((uint)code));
        // A small number of the library is an errno, not a Win32 code.
        bool isErrno = row is null && !isProtocolError && code is >= 0 and <= ushort.MaxValue;
        return known.Meaning.Length == 0 || isErrno
            ? new(
                code, isProtocolError, unlisted, "The code has no entry in this program's table.",
                "Look up the number in the documentation of the platform.")
            : new(
                code, isProtocolError, known.SymbolicName, known.Meaning,
                row?.NextStep ?? (known.PointsTo.Length > 0 ? "Check: " + known.PointsTo : "Read the event logs of both computers."));
    }

    private sealed record Row(string NextStep, KerberosErrorKind Kind);
}
