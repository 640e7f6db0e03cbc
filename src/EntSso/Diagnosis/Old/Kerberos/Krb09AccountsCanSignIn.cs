using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-09: the service account and the extension user are enabled, not locked, not expired, with a password that is good.</summary>
internal sealed class Krb09AccountsCanSignIn() : AccountRule
{
    public override string Id => "KRB-09";

    public override string Title => "The accounts are neither disabled nor locked nor expired.";

    public override IReadOnlyList<int> EventIds => [10503, 11063];

    protected override IEnumerable<Finding> Judge(AccountSubject subject, DirectoryAccount account, SyncDeployment deployment)
    {
        var title = $"{account} ({subject.Role})";
        var name = CommandWord.Of(account.SamAccountName, "ACCOUNT");
        var findings = new List<Finding>();
        var unknown = new List<string>();

        Look(account.IsDisabled, "it is disabled", "The account is disabled: it can neither sign in nor receive tickets.", $"Enable-ADAccount -Identity {name}");
        Look(account.IsLockedOut, "it is locked", "The account is locked out after wrong passwords: likely something still uses an old password.", $"Unlock-ADAccount -Identity {name}");
        Look(
            account.IsPasswordExpired,
            "its password has expired",
            "The password has expired or must be changed at the next logon, which a service cannot do.",
            $"Set-ADAccountPassword -Identity {name} -Reset\n# then enter the new password in the service and in every ENTSSO MA's password extension");

        // A deployment read from a file is judged as of the day it was collected.
        var expiry = account.ExpiresAt;
        var day = expiry is { IsKnown: true, Value: { } end } ? end.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "";
        Look(
            expiry.Select(time => time is { } at && at <= (expiry.Origin?.Time ?? DateTime.UtcNow)),
            "it has expired",
            $"The account has expired on {day}.",
            $"Clear-ADAccountExpiration -Identity {name}");

        if (unknown.Count > 0)
        {
            findings.Add(Find(FindingStatus.Unknown, title, $"Unknown about the account: {string.Join("; ", unknown)}."));
        }

        if (findings.Count == 0)
        {
            findings.Add(Find(FindingStatus.Pass, title, "The account is enabled, not locked and not expired, and its password has not expired."));
        }

        return findings;

        void Look(Fact<bool> isBad, string question, string evidence, string remedy)
        {
            if (!isBad.IsKnown)
            {
                unknown.Add($"whether {question} ({isBad.Reason})");
            }
            else if (isBad.Value)
            {
                findings.Add(Find(FindingStatus.Fail, title, evidence, remedy));
            }
        }
    }
}
