using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class AccountNameTests
{
    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", AccountNameForm.NetBiosDomain, "FABRIKAM", "ssosvcact")]
    [InlineData(@"fabrikam.com\ssosvcact", AccountNameForm.DnsDomain, "fabrikam.com", "ssosvcact")]
    [InlineData("ssosvcact@fabrikam.com", AccountNameForm.UserPrincipalName, "fabrikam.com", "ssosvcact")]
    [InlineData("sso+svc@fabrikam", AccountNameForm.UserPrincipalName, "fabrikam", "sso+svc")]
    [InlineData(@".\ssosvcact", AccountNameForm.Local, ".", "ssosvcact")]
    [InlineData(@"FABRIKAM\INTSVR1$", AccountNameForm.NetBiosDomain, "FABRIKAM", "INTSVR1$")]
    [InlineData(@"BUILTIN\Administrators", AccountNameForm.BuiltIn, "BUILTIN", "Administrators")]
    [InlineData(@"NT SERVICE\ENTSSO", AccountNameForm.Virtual, "NT SERVICE", "ENTSSO")]
    [InlineData(@"AUTORITE NT\Système", AccountNameForm.NetBiosDomain, "AUTORITE NT", "Système")]
    [InlineData("ssosvcact", AccountNameForm.Bare, "", "ssosvcact")]
    [InlineData("S-1-5-21-1-2-3-1104", AccountNameForm.Sid, "", "")]
    public void Spellings_are_told_apart(string text, AccountNameForm form, string domain, string user)
    {
        var account = new AccountName(text);

        Assert.Equal((form, domain, user, text), (account.Form, account.Domain, account.User, account.ToString()));
        Assert.Equal(WellKnownAccount.None, account.WellKnownAccount);
    }

    [Theory]
    [InlineData("LocalSystem", WellKnownAccount.LocalSystem, @"NT AUTHORITY\SYSTEM")]
    [InlineData(@".\LocalSystem", WellKnownAccount.LocalSystem, @"NT AUTHORITY\SYSTEM")]
    [InlineData(@"nt authority\system", WellKnownAccount.LocalSystem, @"NT AUTHORITY\SYSTEM")]
    [InlineData("S-1-5-18", WellKnownAccount.LocalSystem, "S-1-5-18")]
    [InlineData(@"NT AUTHORITY\LocalService", WellKnownAccount.LocalService, @"NT AUTHORITY\LOCAL SERVICE")]
    [InlineData(@"NT AUTHORITY\Network Service", WellKnownAccount.NetworkService, @"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData("S-1-5-20", WellKnownAccount.NetworkService, "S-1-5-20")]
    public void The_service_accounts_of_Windows_are_known_under_all_their_names(string text, WellKnownAccount expected, string canonical)
    {
        var account = new AccountName(text);

        Assert.Equal((expected, canonical), (account.WellKnownAccount, account.ToString()));
        Assert.True(account.IsNeverDomainAccount);
        Assert.Equal(account, new AccountName(account.Sid!.ToString()));
        Assert.Equal(account.GetHashCode(), new AccountName(account.Sid.ToString()).GetHashCode());
    }

    [Theory]
    [InlineData("", NameErrorKind.Empty, 0, "")]
    [InlineData("FABRIKAM/ssosvcact", NameErrorKind.WrongSlash, 8, @"FABRIKAM\ssosvcact")]
    [InlineData(@"\ssosvcact", NameErrorKind.MissingDomain, 0, "ssosvcact")]
    [InlineData(@"FABRIKAM\", NameErrorKind.MissingUser, 9, "")]
    [InlineData("@fabrikam.com", NameErrorKind.MissingUser, 0, "")]
    [InlineData("ssosvcact@", NameErrorKind.MissingDomain, 10, "")]
    [InlineData(@"FABRIKAM\ssosvcact@fabrikam.com", NameErrorKind.MixedForms, 18, "ssosvcact@fabrikam.com")]
    [InlineData(@"FABRIKAM\ ssosvcact", NameErrorKind.WhiteSpace, 9, @"FABRIKAM\ssosvcact")]
    [InlineData(@"FABRIKAM\sso*svc", NameErrorKind.InvalidCharacter, 12, "")]
    [InlineData(@"FABRIKAM\a\b", NameErrorKind.InvalidCharacter, 10, "")]
    [InlineData("sso:svc", NameErrorKind.InvalidCharacter, 3, "")]
    [InlineData("sso\"svc@fabrikam.com", NameErrorKind.InvalidCharacter, 3, "")]
    [InlineData("a@b@fabrikam.com", NameErrorKind.InvalidCharacter, 1, "")]
    [InlineData("a@10.0.0.1", NameErrorKind.IPAddress, 2, "")]
    [InlineData("a@fabrikam..com", NameErrorKind.EmptyLabel, 11, "")]
    [InlineData(@"FABRI*KAM\svc", NameErrorKind.InvalidCharacter, 5, "")]
    [InlineData("ENTSSO/INTSVR1", NameErrorKind.SpnInsteadOfName, 6, "")]
    [InlineData("http://fabrikam/svc", NameErrorKind.Url, 5, "")]
    [InlineData("S-1-5-x", NameErrorKind.InvalidSid, 6, "")]
    [InlineData(@"FABRIKAM\...", NameErrorKind.MissingUser, 9, "")]
    [InlineData("svc\u200E", NameErrorKind.InvisibleCharacter, 3, "svc")]
    [InlineData("svc\r\n", NameErrorKind.ControlCharacter, 3, "svc")]
    public void Each_mistake_is_named_with_its_place_and_what_to_type(string text, NameErrorKind kind, int position, string suggestion)
    {
        Assert.False(AccountName.TryParse(text, out _, out var error));

        Assert.Equal((kind, position, suggestion), (error.Kind, error.Position, error.Suggestion));
    }

    [Fact]
    public void A_user_name_ends_at_256_characters()
    {
        Assert.False(AccountName.TryParse(@"F\" + new string('a', 257), out _, out var error));
        Assert.Equal(NameErrorKind.TooLong, error.Kind);
        Assert.Equal(256, new AccountName(@"F\" + new string('a', 256)).User.Length);
    }

    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", @"fabrikam\SSOSVCACT", AccountMatch.Same)]
    [InlineData(@"FABRIKAM\ssosvcact", @"FABRIKAM\other", AccountMatch.Different)]
    [InlineData(@"FABRIKAM\ssosvcact", @"CONTOSO\ssosvcact", AccountMatch.Different)]
    [InlineData(@"FABRIKAM\ssosvcact", @"FABRIKAM\ssosvcact$", AccountMatch.Different)]
    [InlineData(@"fabrikam.com\ssosvcact", @"FABRIKAM.COM\ssosvcact", AccountMatch.Same)]
    [InlineData(@"FABRIKAM\ssosvcact", @"fabrikam.com\ssosvcact", AccountMatch.CannotTell)]
    [InlineData(@"FABRIKAM\ssosvcact", @"fabrikam.com\other", AccountMatch.Different)]
    [InlineData(@"FABRIKAM\ssosvcact", "ssosvcact@fabrikam.com", AccountMatch.CannotTell)]
    [InlineData(@"FABRIKAM\ssosvcact", "someone@else.org", AccountMatch.CannotTell)]
    [InlineData("a@fabrikam.com", "A@FABRIKAM.COM", AccountMatch.Same)]
    [InlineData("a@fabrikam.com", "b@fabrikam.com", AccountMatch.CannotTell)]
    [InlineData("ssosvcact", @"FABRIKAM\ssosvcact", AccountMatch.CannotTell)]
    [InlineData("ssosvcact", "ssosvcact", AccountMatch.CannotTell)]
    [InlineData("ssosvcact", @"FABRIKAM\other", AccountMatch.Different)]
    [InlineData(@".\ssosvcact", @".\ssosvcact", AccountMatch.CannotTell)]
    [InlineData(@".\ssosvcact", @".\other", AccountMatch.Different)]
    [InlineData(@".\ssosvcact", @"FABRIKAM\ssosvcact", AccountMatch.CannotTell)]
    [InlineData(@".\ssosvcact", @"FABRIKAM\other", AccountMatch.Different)]
    [InlineData(@".\ssosvcact", @"fabrikam.com\ssosvcact", AccountMatch.Different)]
    [InlineData(@".\ssosvcact", "ssosvcact@fabrikam.com", AccountMatch.Different)]
    [InlineData(@".\ssosvcact", "S-1-5-21-1-2-3-1001", AccountMatch.CannotTell)]
    [InlineData("LocalSystem", "S-1-5-18", AccountMatch.Same)]
    [InlineData("LocalSystem", @"NT AUTHORITY\LocalService", AccountMatch.Different)]
    [InlineData("LocalSystem", @"FABRIKAM\ssosvcact", AccountMatch.Different)]
    [InlineData("LocalSystem", "S-1-5-21-1-2-3-1001", AccountMatch.Different)]
    [InlineData(@"NT SERVICE\ENTSSO", @"nt service\entsso", AccountMatch.Same)]
    [InlineData(@"NT SERVICE\ENTSSO", @"FABRIKAM\ENTSSO", AccountMatch.Different)]
    [InlineData(@"NT SERVICE\ENTSSO", "S-1-5-80-1-2-3-4-5", AccountMatch.CannotTell)]
    [InlineData("S-1-5-21-1-2-3-1104", "s-1-5-21-1-2-3-1104", AccountMatch.Same)]
    [InlineData("S-1-5-21-1-2-3-1104", "S-1-5-21-1-2-3-1105", AccountMatch.Different)]
    [InlineData("S-1-5-21-1-2-3-1104", @"FABRIKAM\ssosvcact", AccountMatch.CannotTell)]
    public void Two_names_are_compared_as_far_as_names_can_be(string left, string right, AccountMatch expected)
    {
        Assert.Equal(expected, new AccountName(left).Compare(new AccountName(right)).Match);
        Assert.Equal(expected, new AccountName(right).Compare(new AccountName(left)).Match);
        Assert.NotEmpty(new AccountName(left).Compare(new AccountName(right)).Reason);
    }

    [Theory]
    [InlineData(@".\svc", @"INTSVR1\svc", AccountMatch.Same)]
    [InlineData(@".\svc", @"FABRIKAM\svc", AccountMatch.Different)]
    [InlineData(@".\svc", @".\SVC", AccountMatch.Same)]
    public void A_known_computer_settles_what_a_local_name_means(string left, string right, AccountMatch expected) =>
        Assert.Equal(expected, new AccountName(left).Compare(new AccountName(right), new HostName("intsvr1.fabrikam.com")).Match);

    [Fact]
    public void Every_well_formed_name_survives_the_way_to_text_and_back_in_any_case() =>
        NameGenerators.Holds(NameGenerators.AccountUser, user =>
        {
            foreach (var text in new[] { $@"FABRIKAM\{user}", $@"fabrikam.com\{user}", $@".\{user}", $"{user}@fabrikam.com", user })
            {
                var name = new AccountName(text);
                var again = new AccountName(NameGenerators.SwapAsciiCase(name.ToString()));
                if (name.ToString() != text || name.User != user || name != again || name.GetHashCode() != again.GetHashCode())
                {
                    return false;
                }
            }

            return true;
        });
}
