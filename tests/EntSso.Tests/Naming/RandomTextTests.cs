using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class RandomTextTests
{
    private const int Count = 1_000_000;

    private static readonly string[] _pieces =
    [
        "ENTSSO", "ENTSSO/", "S-1-5-21-", "S-1-", "0x", "NT AUTHORITY\\", "LocalSystem", "xn--", "://", "\\\\", "fabrikam.com", "INTSVR1",
        "10.0.0.1", "::1", "%eth0", "4294967296", "𐌰", "\u0308",
    ];

    [Fact]
    public void A_million_random_texts_crash_no_parser_and_what_parses_survives_the_way_back()
    {
        var random = new Random(20260401);
        var parsed = new int[4];
        for (var i = 0; i < Count; i++)
        {
            var text = Next(random);
            if (ServicePrincipalName.TryParse(text, out var spn, out var spnError))
            {
                parsed[0]++;
                Assert.Equal(text, spn.ToString());
                Assert.True(ServicePrincipalName.TryParse(spn.ToShortForm().ToString(), out _, out _) || char.IsDigit(spn.Host.ShortName[0]));
            }
            else
            {
                Check(text, spnError, suggestion => ServicePrincipalName.TryParse(suggestion, out _, out _));
            }

            if (HostName.TryParse(text, out var host, out var hostError))
            {
                parsed[1]++;
                Assert.True(host == new HostName(host.ToString()) && host == new HostName(host.ToAscii()), text);
                Assert.True(HostName.TryParse(host.ToUnicode(), out _, out _), text);
            }
            else
            {
                Check(text, hostError, suggestion => HostName.TryParse(suggestion, out _, out _));
            }

            if (AccountName.TryParse(text, out var account, out var accountError))
            {
                parsed[2]++;
                Assert.True(account == new AccountName(account.ToString()), text);
            }
            else
            {
                Check(text, accountError, suggestion => AccountName.TryParse(suggestion, out _, out _));
            }

            if (SecurityIdentifier.TryParse(text, out var sid, out var sidError))
            {
                parsed[3]++;
                Assert.True(sid == SecurityIdentifier.FromBytes(sid.ToBytes()), text);
            }
            else
            {
                Check(text, sidError, _ => false);
            }
        }

        // The alphabet is worth something only when it reaches both sides of every parser.
        Assert.All(parsed, count => Assert.InRange(count, 100, Count - 100));
    }

    [Fact]
    public void Every_text_of_three_characters_of_the_syntax_is_answered()
    {
        var alphabet = "a1.:/\\@-_$ \0[]%*\uD800\uDC00\u200Bü".ToCharArray();
        foreach (var text in from first in alphabet from second in alphabet from third in alphabet select new string([first, second, third]))
        {
            Assert.True(ServicePrincipalName.TryParse(text, out _, out var spnError) || spnError.Message.Length > 0);
            Assert.True(HostName.TryParse(text, out _, out var hostError) || hostError.Message.Length > 0);
            Assert.True(AccountName.TryParse(text, out _, out var accountError) || accountError.Message.Length > 0);
            Assert.True(SecurityIdentifier.TryParse(text, out _, out var sidError) || sidError.Message.Length > 0);
        }
    }

    [Fact]
    public void Megabytes_are_refused_with_a_short_message()
    {
        var text = new string('x', 5_000_000);

        Assert.False(ServicePrincipalName.TryParse(text, out _, out var error));
        Assert.Equal(NameErrorKind.TooLong, error.Kind);
        Assert.InRange(error.Message.Length, 1, 250);
        Assert.False(HostName.TryParse(text, out _, out _));
        Assert.False(AccountName.TryParse(text, out _, out _));
        Assert.False(SecurityIdentifier.TryParse(text, out _, out _));
    }

    private static void Check(string text, NameError error, Func<string, bool> parses)
    {
        if (error.Message.Length is 0 or > 700 || HasControl(error.Message) || error.Position < 0 || error.Position > text.Length
            || (error.Suggestion.Length > 0 && !parses(error.Suggestion)))
        {
            Assert.Fail($"'{text}' gives {error.Kind} at {error.Position}: {error.Message}");
        }
    }

    private static bool HasControl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Next(Random random)
    {
        var length = random.Next(100) == 0 ? random.Next(400) : random.Next(14);
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < length; i++)
        {
            switch (random.Next(8))
            {
                case 0:
                    text.Append("/\\:@.-$_*%[]=,;\"<>|?+ \t\0\n"[random.Next(25)]);
                    break;
                case 1:
                    text.Append(_pieces[random.Next(_pieces.Length)]);
                    break;
                case 2 when random.Next(6) == 0:
                    text.Append((char)random.Next(0xD800, 0xE000));
                    break;
                case 3 when random.Next(6) == 0:
                    text.Append((char)random.Next(0x10000));
                    break;
                case 4:
                    text.Append((char)random.Next('0', '9' + 1));
                    break;
                default:
                    text.Append((char)random.Next('a', 'z' + 1));
                    break;
            }
        }

        return text.ToString();
    }
}
