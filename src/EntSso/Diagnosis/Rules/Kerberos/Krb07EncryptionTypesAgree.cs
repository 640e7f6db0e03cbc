using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-07: a ticket for the service account can be encrypted with a type that both sides still take.</summary>
internal sealed class Krb07EncryptionTypesAgree() : AccountRule(
    new(
        "KRB-07",
        ChainLink.KerberosCall,
        "The service account supports an encryption type that is still allowed.",
        Basis.Likely) { RelatedEvents = [11063] },
    concerns: subject => subject.IsCalled)
{
    private const int UseDesKeyOnly = 0x200000;

    // Windows Server 2008 was released that day: before, no domain could make AES keys.
    private static readonly DateTime _firstAesKeys = new(2008, 2, 27, 0, 0, 0, DateTimeKind.Utc);

    // KRB-09 is the one that fails for it.
    protected override FindingStatus StatusOfMissing => FindingStatus.NotApplicable;

    protected override IEnumerable<Answer> Check(AccountSubject subject, DirectoryAccount account, RuleContext context)
    {
        var types = account.SupportedEncryptionTypes;
        yield return (account.UserAccountControl.Or(0) & UseDesKeyOnly) != 0
                ? Fail(
                    "The account option \"Use only Kerberos DES encryption types\" is set (userAccountControl 0x200000): current "
                        + "domain controllers issue no DES tickets.",
                    [
                        Run($"Set-ADAccountControl -Identity {account.SamAccountName:ACCOUNT} -UseDESKeyOnly $false"),
                        SetTypes(account),
                        .. ResetPassword(account),
                    ])
            : !types.IsKnown ? Unknown("msDS-SupportedEncryptionTypes", types.Reason)
            : ((types.Value ?? 0) & (EncryptionTypes.Des | EncryptionTypes.Rc4 | EncryptionTypes.Aes)) == 0
                ? CheckDefault(subject, account, context)
            : CheckBits(account, types.Value ?? 0);
    }

    private static Answer CheckDefault(AccountSubject subject, DirectoryAccount account, RuleContext context)
    {
        var ticket = subject.Spns.Select(spn => context.ProbeOf(spn)?.Ticket.Or(null)).FirstOrDefault(candidate => candidate is not null);
        const string Default = "msDS-SupportedEncryptionTypes names no type, so the domain controller's default decides.";
        return ticket is not null && EncryptionTypes.IsAes(ticket.EncryptionType)
            ? Pass($"{Default} It gave a ticket with {EncryptionTypes.Name(ticket.EncryptionType)}.")
            : Warn(
                $"{Default} {(ticket is null ? "Likely that is RC4" : $"It gave a ticket with {EncryptionTypes.Name(ticket.EncryptionType)}")}, which stops working where RC4 is turned off.",
                [SetTypes(account), .. ResetPassword(account)]);
    }

    private static Answer CheckBits(DirectoryAccount account, int bits)
    {
        var (types, hasRc4, set) = ($"msDS-SupportedEncryptionTypes is {EncryptionTypes.Names(bits)}", (bits & EncryptionTypes.Rc4) != 0, account.PasswordLastSet);
        if ((bits & EncryptionTypes.Aes) == 0)
        {
            RemedyStep[] remedy = [SetTypes(account), .. ResetPassword(account)];
            return hasRc4
                ? Warn($"{types}: no ticket can be issued where RC4 is turned off.", remedy)
                : Fail($"{types}: current domain controllers issue no DES tickets.", remedy);
        }

        if (!set.IsKnown)
        {
            return hasRc4 ? Pass($"{types}: both AES and RC4 work.")
                : Unknown($"{types}; whether the account has AES keys", $"the age of its password is unknown ({set.Reason})");
        }

        if (set.Value is not { } lastSet)
        {
            return Warn($"{types}, but no password is set or it must be changed: likely there are no AES keys.", ResetPassword(account));
        }

        var date = lastSet.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var old =
            $"{types}, but the password is of {date}: domains could not create AES keys at that time, so the account likely has none.";
        return lastSet >= _firstAesKeys
                ? Pass(
                    $"{types}. The password is of {date}: AES keys likely exist, unless the domain functional level was below Windows "
                        + "Server 2008 at that time.")
            : hasRc4 ? Warn(old, ResetPassword(account))
            : Fail(old, ResetPassword(account));
    }

    private static RemedyStep SetTypes(DirectoryAccount account) => account.Kind switch
    {
        DirectoryAccountKind.Computer =>
            Run($"Set-ADComputer -Identity {account.SamAccountName:ACCOUNT} -KerberosEncryptionType AES128,AES256"),
        DirectoryAccountKind.GroupManagedServiceAccount or DirectoryAccountKind.ManagedServiceAccount =>
            Run($"Set-ADServiceAccount -Identity {account.SamAccountName:ACCOUNT} -KerberosEncryptionType AES128,AES256"),
        _ => Run($"Set-ADUser -Identity {account.SamAccountName:ACCOUNT} -KerberosEncryptionType AES128,AES256"),
    };
}
