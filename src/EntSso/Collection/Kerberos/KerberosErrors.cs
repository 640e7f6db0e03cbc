using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>The one table of Kerberos codes: protocol errors, codes of the MIT library, and SSPI statuses.</summary>
/// <remarks>
/// Sources: RFC 4120 section 7.5.9 (protocol errors), the error tables of MIT krb5 1.20 (library codes), [MS-ERREF] section 2.1
/// (SSPI statuses; those are from documentation, none was seen).
/// </remarks>
public static class KerberosErrors
{
    /// <summary>What the MIT library adds to a protocol error to make its own code: -1765328384.</summary>
    internal const int LibraryBase = -1765328384;

    private const int LastProtocolError = 127;

    private const string AskSpn = "Look the SPN up in the directory: if it has no holder register it, if it has several remove all but one.";
    private const string AskAccount = "Check the account that asks, or ask as another.";
    private const string AskLogon = "Log on to the domain (kinit, or a new Windows session) and ask again, or give an account.";
    private const string AskDomainController = "See whether a domain controller runs and port 88 can be reached, and what krb5.conf or DNS names for the realm.";
    private const string AskClock = "Set the clock of this computer and of the domain controller by the same source; five minutes are the usual limit.";
    private const string AskEncryption =
        "See msDS-SupportedEncryptionTypes of the account, then set its password again so that it gets keys of those types.";

    private const string AskSetup = "See krb5.conf: the default realm, the domain controllers of the realm, and the file's readability.";

    private static readonly Dictionary<int, Row> _protocol = new()
    {
        [1] = new("KDC_ERR_NAME_EXP", "The account that asks has expired.", AskAccount, KerberosErrorKind.Client),
        [2] = new("KDC_ERR_SERVICE_EXP", "The account that holds the SPN has expired.", "Extend the service account.", KerberosErrorKind.Service),
        [3] = new("KDC_ERR_BAD_PVNO", "The domain controller does not speak this version of Kerberos.", AskDomainController, KerberosErrorKind.Other),
        [6] = new("KDC_ERR_C_PRINCIPAL_UNKNOWN", "The realm has no account of the name that asks.", AskAccount, KerberosErrorKind.Client),
        [7] = new("KDC_ERR_S_PRINCIPAL_UNKNOWN", "No account holds the SPN, or more than one does: Kerberos answers both alike.", AskSpn, KerberosErrorKind.Service),
        [8] = new("KDC_ERR_PRINCIPAL_NOT_UNIQUE", "More than one account holds the SPN.", AskSpn, KerberosErrorKind.Service),
        [9] = new("KDC_ERR_NULL_KEY", "The account has no key.", "Set the password of the account again.", KerberosErrorKind.Service),
        [12] = new("KDC_ERR_POLICY", "A policy of the domain forbids it.", "See the logon restrictions and authentication policies of both accounts.", KerberosErrorKind.Service),
        [13] = new("KDC_ERR_BADOPTION", "The domain controller does not grant what was asked for.", "See the delegation settings of the account.", KerberosErrorKind.Service),
        [14] = new("KDC_ERR_ETYPE_NOSUPP", "The account that holds the SPN has no key of an encryption type that both sides allow.", AskEncryption, KerberosErrorKind.Service),
        [18] = new("KDC_ERR_CLIENT_REVOKED", "The account is disabled, locked out or has expired.", "Enable, unlock or extend the account, or ask as another.", KerberosErrorKind.Client),
        [19] = new("KDC_ERR_SERVICE_REVOKED", "The account that holds the SPN is disabled or locked out.", "Enable or unlock the service account.", KerberosErrorKind.Service),
        [20] = new("KDC_ERR_TGT_REVOKED", "The ticket of the logon was revoked.", AskLogon, KerberosErrorKind.Credentials),
        [23] = new("KDC_ERR_KEY_EXPIRED", "The password has expired or must be changed.", "Change the password of the account that asks.", KerberosErrorKind.Client),
        [24] = new("KDC_ERR_PREAUTH_FAILED", "The password is wrong.", "Type the password again.", KerberosErrorKind.Client),
        [25] = new("KDC_ERR_PREAUTH_REQUIRED", "The domain controller wants proof of the password first.", AskLogon, KerberosErrorKind.Client),
        [29] = new("KDC_ERR_SVC_UNAVAILABLE", "The domain controller cannot answer at present.", AskDomainController, KerberosErrorKind.Unreached),
        [31] = new("KRB_AP_ERR_BAD_INTEGRITY", "A message could not be decrypted: the keys do not match.", AskLogon, KerberosErrorKind.Other),
        [32] = new("KRB_AP_ERR_TKT_EXPIRED", "The ticket of the logon has expired.", AskLogon, KerberosErrorKind.Credentials),
        [33] = new("KRB_AP_ERR_TKT_NYV", "The ticket is not valid yet: the clocks differ.", AskClock, KerberosErrorKind.Service),
        [37] = new("KRB_AP_ERR_SKEW", "The clocks of this computer and of the domain controller differ too much.", AskClock, KerberosErrorKind.Service),
        [41] = new("KRB_AP_ERR_MODIFIED", "The ticket was made with another key: the SPN belongs to another account than the one that answers.", AskSpn, KerberosErrorKind.Service),
        [52] = new("KRB_ERR_RESPONSE_TOO_BIG", "The answer does not fit into a UDP packet and TCP was not tried.", AskDomainController, KerberosErrorKind.Unreached),
        [60] = new("KRB_ERR_GENERIC", "The domain controller failed without saying why.", "See the event log of the domain controller.", KerberosErrorKind.Other),
        [68] = new("KDC_ERR_WRONG_REALM", "The domain controller belongs to another realm.", AskSetup, KerberosErrorKind.Unreached),
    };

    // Offsets from the library's base, and the GSS mechanism's own table from 39756032 on.
    private static readonly Dictionary<int, Row> _library = new()
    {
        [LibraryBase + 132] = new("KRB5_CONFIG_CANTOPEN", "The Kerberos configuration cannot be opened.", AskSetup, KerberosErrorKind.Setup),
        [LibraryBase + 136] = new("KRB5_CONFIG_BADFORMAT", "The Kerberos configuration is damaged.", AskSetup, KerberosErrorKind.Setup),
        [LibraryBase + 141] = new("KRB5_CC_NOTFOUND", "The current user has no Kerberos ticket.", AskLogon, KerberosErrorKind.Credentials),
        [LibraryBase + 154] = new("KRB5_REALM_UNKNOWN", "No domain controller is known for the realm.", AskSetup, KerberosErrorKind.Unreached),
        [LibraryBase + 156] = new("KRB5_KDC_UNREACH", "No domain controller of the realm answers.", AskDomainController, KerberosErrorKind.Unreached),
        [LibraryBase + 195] = new("KRB5_FCC_NOFILE", "The current user has no Kerberos ticket.", AskLogon, KerberosErrorKind.Credentials),
        [LibraryBase + 220] = new("KRB5_REALM_CANT_RESOLVE", "The domain controllers named for the realm have no address.", AskSetup, KerberosErrorKind.Unreached),
        [LibraryBase + 224] = new("KRB5_CONFIG_NODEFREALM", "The Kerberos configuration names no default realm.", AskSetup, KerberosErrorKind.Setup),
        [39756032] = new("KG_CCACHE_NOMATCH", "The ticket cache belongs to another account.", AskLogon, KerberosErrorKind.Credentials),
        [39756034] = new("KG_TGT_MISSING", "The ticket cache has no ticket of a logon.", AskLogon, KerberosErrorKind.Credentials),
        [39756044] = new("KG_EMPTY_CCACHE", "The ticket cache is empty.", AskLogon, KerberosErrorKind.Credentials),
    };

    private static readonly Dictionary<uint, Row> _sspi = new()
    {
        [0x80090300] = new("SEC_E_INSUFFICIENT_MEMORY", "Windows has not enough memory for the request.", "Try again.", KerberosErrorKind.Other),
        [0x80090303] = new("SEC_E_TARGET_UNKNOWN", "No account holds the SPN, or more than one does: Kerberos answers both alike.", AskSpn, KerberosErrorKind.Service),
        [0x80090304] = new("SEC_E_INTERNAL_ERROR", "The local security authority cannot be reached.", "See whether the computer's own logon works.", KerberosErrorKind.Setup),
        [0x80090305] = new("SEC_E_SECPKG_NOT_FOUND", "Windows has no Kerberos package.", "Join the computer to a domain.", KerberosErrorKind.Setup),
        [0x80090308] = new("SEC_E_INVALID_TOKEN", "The domain controller's answer could not be read.", AskDomainController, KerberosErrorKind.Other),
        [0x8009030c] = new("SEC_E_LOGON_DENIED", "The account or its password is wrong, or may not log on.", AskAccount, KerberosErrorKind.Client),
        [0x8009030d] = new("SEC_E_UNKNOWN_CREDENTIALS", "Windows did not accept the credentials.", AskAccount, KerberosErrorKind.Client),
        [0x8009030e] = new("SEC_E_NO_CREDENTIALS", "The current user has no Kerberos ticket.", AskLogon, KerberosErrorKind.Credentials),
        [0x80090311] = new("SEC_E_NO_AUTHENTICATING_AUTHORITY", "No domain controller answers.", AskDomainController, KerberosErrorKind.Unreached),
        [0x80090322] = new("SEC_E_WRONG_PRINCIPAL", "The SPN belongs to another account than the one that answers.", AskSpn, KerberosErrorKind.Service),
        [0x80090324] = new("SEC_E_TIME_SKEW", "The clocks of this computer and of the domain controller differ too much.", AskClock, KerberosErrorKind.Service),
        [0x80090342] = new("SEC_E_KDC_UNKNOWN_ETYPE", "The account that holds the SPN has no key of an encryption type that both sides allow.", AskEncryption, KerberosErrorKind.Service),
        [0x8009035e] = new("SEC_E_POLICY_NLTM_ONLY", "A policy of this computer forbids Kerberos.", "See the security policies of this computer.", KerberosErrorKind.Setup),
    };

    /// <summary>A protocol error, as a domain controller sends it.</summary>
    /// <param name="code">The number of RFC 4120, section 7.5.9.</param>
    /// <returns>Name, meaning and next step; a number that is not in the table gets a name made of it.</returns>
    public static KerberosFailure OfProtocol(int code) => Make(Find(_protocol, code), code, true, $"Kerberos error {code}");

    /// <summary>A minor status of GSSAPI's Kerberos mechanism (MIT krb5).</summary>
    /// <param name="minor">The minor status, as a signed 32-bit number.</param>
    public static KerberosFailure OfGss(int minor) =>
        IsProtocol(minor) ? OfProtocol(minor - LibraryBase) : Make(Find(_library, minor), minor, false, $"GSS minor status {minor}");

    /// <summary>A status of Windows' SSPI.</summary>
    /// <param name="status">The SECURITY_STATUS, <c>0x8009xxxx</c> as a signed 32-bit number.</param>
    public static KerberosFailure OfSspi(int status) => Make(
        Find(_sspi, unchecked((uint)status)),
        unchecked((uint)status),
        false,
        "SECURITY_STATUS 0x" + unchecked((uint)status).ToString("x8", CultureInfo.InvariantCulture));

    internal static KerberosErrorKind KindOfGss(int minor) =>
        (IsProtocol(minor) ? Find(_protocol, minor - LibraryBase) : Find(_library, minor))?.Kind
            ?? (IsProtocol(minor) ? KerberosErrorKind.Service : KerberosErrorKind.Other);

    internal static KerberosErrorKind KindOfSspi(int status) => Find(_sspi, unchecked((uint)status))?.Kind ?? KerberosErrorKind.Other;

    private static bool IsProtocol(int minor) => minor is > LibraryBase and <= LibraryBase + LastProtocolError;

    private static Row? Find<TKey>(Dictionary<TKey, Row> table, TKey code)
        where TKey : notnull => table.TryGetValue(code, out var row) ? row : null;

    private static KerberosFailure Make(Row? row, long code, bool isProtocolError, string unlisted) => row is null
        ? new(code, isProtocolError, unlisted, "The code has no entry in this program's table.", "Look the number up in the platform's documentation.")
        : new(code, isProtocolError, row.Name, row.Meaning, row.NextStep);

    private sealed record Row(string Name, string Meaning, string NextStep, KerberosErrorKind Kind);
}
