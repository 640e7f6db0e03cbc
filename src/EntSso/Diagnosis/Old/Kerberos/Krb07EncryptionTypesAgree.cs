using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-07: a ticket for the service account can be encrypted with a type that both sides still take.</summary>
internal sealed class Krb07EncryptionTypesAgree : AccountRule
{
    private const int UseDesKeyOnly = 0x200000;

    // Windows Server 2008 was released that day: before, no domain could make AES keys.
    private static readonly DateTime _firstAesKeys = new(2008, 2, 27, 0, 0, 0, DateTimeKind.Utc);

    public override string Id => "KRB-07";

    public override string Title => "The service account takes an encryption type that is still allowed.";

    public override IReadOnlyList<int> EventIds => [11063];

    // KRB-09 is the one that fails for it.
    protected override FindingStatus StatusOfMissing => FindingStatus.NotApplicable;

    protected override bool Concerns(AccountSubject subject) => subject.IsCalled;

    protected override IEnumerable<Finding> Judge(AccountSubject subject, DirectoryAccount account, SyncDeployment deployment)
    {
        var title = $"{account} ({subject.Role})";
        if ((account.UserAccountControl.Or(0) & UseDesKeyOnly) != 0)
        {
            return [Find(
                FindingStatus.Fail,
                title,
                "The account option \"Use only Kerberos DES encryption types\" is set (userAccountControl 0x200000): current domain controllers issue no DES tickets.",
                $"Set-ADAccountControl -Identity {Word(account)} -UseDESKeyOnly $false\n{SetTypes(account)}\n{ResetPassword(account)}")];
        }

        var types = account.SupportedEncryptionTypes;
        return [!types.IsKnown
            ? Find(FindingStatus.Unknown, title, $"msDS-SupportedEncryptionTypes is unknown: {types.Reason.TrimEnd('.')}.")
            : ((types.Value ?? 0) & (EncryptionTypes.Des | EncryptionTypes.Rc4 | EncryptionTypes.Aes)) == 0
                ? JudgeDefault(title, subject, account, deployment)
                : JudgeBits(title, account, types.Value ?? 0)];
    }

    private Finding JudgeDefault(string title, AccountSubject subject, DirectoryAccount account, SyncDeployment deployment)
    {
        var ticket = deployment.KerberosProbes
            .Where(probe => subject.Spns.Any(spn => string.Equals(spn.ToString(), probe.ServicePrincipalName, StringComparison.OrdinalIgnoreCase)))
            .Select(probe => probe.Ticket.Or(null))
            .FirstOrDefault(candidate => candidate is not null);
        const string Default = "msDS-SupportedEncryptionTypes names no type, so the domain controller's default decides.";
        return ticket is not null && EncryptionTypes.IsAes(ticket.EncryptionType)
            ? Find(FindingStatus.Pass, title, $"{Default} It gave a ticket with {EncryptionTypes.Name(ticket.EncryptionType)}.")
            : Find(
                FindingStatus.Warning,
                title,
                ticket is not null
                    ? $"{Default} It gave a ticket with {EncryptionTypes.Name(ticket.EncryptionType)}, which stops working where RC4 is turned off."
                    : $"{Default} Likely that is RC4, which stops working where RC4 is turned off.",
                $"{SetTypes(account)}\n{ResetPassword(account)}");
    }

    private Finding JudgeBits(string title, DirectoryAccount account, int bits)
    {
        var types = EncryptionTypes.Names(bits);
        var hasRc4 = (bits & EncryptionTypes.Rc4) != 0;
        if ((bits & EncryptionTypes.Aes) == 0)
        {
            return hasRc4
                ? Find(
                    FindingStatus.Warning,
                    title,
                    $"msDS-SupportedEncryptionTypes is {types}: no ticket can be issued where RC4 is turned off.",
                    $"{SetTypes(account)}\n{ResetPassword(account)}")
                : Find(
                    FindingStatus.Fail,
                    title,
                    $"msDS-SupportedEncryptionTypes is {types}: current domain controllers issue no DES tickets.",
                    $"{SetTypes(account)}\n{ResetPassword(account)}");
        }

        if (!account.PasswordLastSet.IsKnown)
        {
            return hasRc4
                ? Find(FindingStatus.Pass, title, $"msDS-SupportedEncryptionTypes is {types}: either AES or RC4 will do.")
                : Find(
                    FindingStatus.Unknown,
                    title,
                    $"msDS-SupportedEncryptionTypes is {types}; whether the account has AES keys is unknown, since the age of its password is: {account.PasswordLastSet.Reason.TrimEnd('.')}.");
        }

        if (account.PasswordLastSet.Value is not { } lastSet)
        {
            return Find(
                FindingStatus.Warning,
                title,
                $"msDS-SupportedEncryptionTypes is {types}, but no password has been set or it has to be changed: likely there are no AES keys.",
                ResetPassword(account));
        }

        var date = lastSet.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return lastSet >= _firstAesKeys
            ? Find(
                FindingStatus.Pass,
                title,
                $"msDS-SupportedEncryptionTypes is {types}. The password is of {date}: AES keys likely exist, unless the domain functional level was below Windows Server 2008 then.")
            : Find(
                hasRc4 ? FindingStatus.Warning : FindingStatus.Fail,
                title,
                $"msDS-SupportedEncryptionTypes is {types}, but the password is of {date}: no domain could make AES keys then, so the account likely has none.",
                ResetPassword(account));
    }

    private static string SetTypes(DirectoryAccount account) =>
        $"{Cmdlet(account)} -Identity {Word(account)} -KerberosEncryptionType AES128,AES256";

    // The new password has to reach the service and every ENTSSO MA at the same time.
    private static string ResetPassword(DirectoryAccount account) => account.Kind switch
    {
        DirectoryAccountKind.Computer => "# then, on that computer: Reset-ComputerMachinePassword",
        DirectoryAccountKind.GroupManagedServiceAccount or DirectoryAccountKind.ManagedServiceAccount =>
            $"Reset-ADServiceAccountPassword -Identity {Word(account)}",
        _ => $"Set-ADAccountPassword -Identity {Word(account)} -Reset\n# then enter the new password in the service and in every ENTSSO MA's password extension",
    };

    private static string Cmdlet(DirectoryAccount account) => account.Kind switch
    {
        DirectoryAccountKind.Computer => "Set-ADComputer",
        DirectoryAccountKind.GroupManagedServiceAccount or DirectoryAccountKind.ManagedServiceAccount => "Set-ADServiceAccount",
        _ => "Set-ADUser",
    };

    private static string Word(DirectoryAccount account) => CommandWord.Of(account.SamAccountName, "ACCOUNT");
}
