using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>
/// KRB-09: the service account and the extension user are enabled, not locked, not expired, with a password that is good.
/// </summary>
internal sealed class Krb09AccountsCanSignIn() : AccountRule(
    new(
        "KRB-09",
        ChainLink.KerberosCall,
        "The accounts are neither disabled nor locked nor expired.",
        Basis.Likely) { RelatedEvents = [10503, 11063] })
{
    protected override IEnumerable<Answer> Check(AccountSubject subject, DirectoryAccount account, RuleContext context)
    {
        // A deployment read from a file is checked as of the day it was collected.
        var expiry = account.ExpiresAt;
        var day = expiry is { IsKnown: true, Value: { } end } ? end.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "";
        var checks = new (Fact<bool> IsBad, string Question, Func<Answer> Answer)[]
        {
            (account.IsDisabled, "whether it is disabled", () => Fail(
                "The account is disabled: it can neither sign in nor receive tickets.",
                [Run($"Enable-ADAccount -Identity {account.SamAccountName:ACCOUNT}")])),
            (account.IsLockedOut, "whether it is locked", () => Fail(
                "The account is locked out after wrong passwords: likely something still uses an old password.",
                [Run($"Unlock-ADAccount -Identity {account.SamAccountName:ACCOUNT}")])),
            (account.IsPasswordExpired, "whether its password has expired", () => Fail(
                "The password has expired or must be changed at the next logon, which a service cannot do.", ResetPassword(account))),
            (expiry.Select(time => time is { } at && at <= (expiry.Origin?.Time ?? context.Now)), "whether it has expired", () => Fail(
                $"The account has expired on {day}.", [Run($"Clear-ADAccountExpiration -Identity {account.SamAccountName:ACCOUNT}")])),
        };
        var bad = checks.Where(check => check.IsBad.Or(false)).Select(check => check.Answer()).ToList();
        var unknown = checks.Where(check => !check.IsBad.IsKnown).ToList();
        if (unknown.Count > 0)
        {
            bad.Add(
                Unknown(
                    "the whole state of the account",
                    string.Join("; ", unknown.Select(check => $"{check.Question} ({check.IsBad.Reason})"))));
        }

        return bad.Count > 0 ? bad : [Pass("The account is enabled, not locked and not expired, and its password has not expired.")];
    }
}
