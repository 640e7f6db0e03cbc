using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class HostNameTests
{
    [Theory]
    [InlineData("INTSVR1", HostNameForm.Short, "INTSVR1", "")]
    [InlineData("intsvr1.fabrikam.com", HostNameForm.FullyQualified, "intsvr1", "fabrikam.com")]
    [InlineData("3com.example", HostNameForm.FullyQualified, "3com", "example")]
    [InlineData("10.0.0.1", HostNameForm.IPv4Address, "10.0.0.1", "")]
    [InlineData("2001:db8::1", HostNameForm.IPv6Address, "2001:db8::1", "")]
    public void Names_and_addresses_are_told_apart(string text, HostNameForm form, string shortName, string domain)
    {
        var host = new HostName(text);

        Assert.Equal((form, shortName, domain), (host.Form, host.ShortName, host.Domain));
        Assert.Equal(text, host.ToString());
    }

    [Theory]
    [InlineData("[2001:DB8:0:0::1]", "2001:db8::1")]
    [InlineData("::ffff:10.0.0.1", "::ffff:10.0.0.1")]
    [InlineData("fe80::1%12", "fe80::1")]
    public void An_IPv6_address_has_one_canonical_text(string text, string canonical) =>
        Assert.Equal(canonical, new HostName(text).ToString());

    [Theory]
    [InlineData("intsvr1.fabrikam.com.", NameErrorKind.TrailingDot, "intsvr1.fabrikam.com")]
    [InlineData("https://intsvr1.fabrikam.com/sso", NameErrorKind.Url, "intsvr1.fabrikam.com")]
    [InlineData("ENTSSO/INTSVR1", NameErrorKind.SpnInsteadOfName, "INTSVR1")]
    [InlineData("\\\\INTSVR1\\share", NameErrorKind.WrongSlash, "INTSVR1")]
    [InlineData("FABRIKAM\\ssosvcact", NameErrorKind.AccountInsteadOfHost, "")]
    [InlineData("ssosvcact@fabrikam.com", NameErrorKind.AccountInsteadOfHost, "")]
    [InlineData("INTSVR1:135", NameErrorKind.Port, "INTSVR1")]
    [InlineData("INT SVR1", NameErrorKind.WhiteSpace, "")]
    [InlineData("INTSVR1\t", NameErrorKind.ControlCharacter, "INTSVR1")]
    [InlineData("INTSVR1 ", NameErrorKind.WhiteSpace, "INTSVR1")]
    [InlineData("1.2.3", NameErrorKind.InvalidIPAddress, "")]
    [InlineData("1.2.3.256", NameErrorKind.InvalidIPAddress, "")]
    [InlineData("010.0.0.1", NameErrorKind.InvalidIPAddress, "")]
    [InlineData("12345", NameErrorKind.InvalidIPAddress, "")]
    [InlineData("1:2:3", NameErrorKind.InvalidIPAddress, "")]
    [InlineData("a..b", NameErrorKind.EmptyLabel, "")]
    [InlineData(".a", NameErrorKind.EmptyLabel, "")]
    [InlineData("a-.b", NameErrorKind.HyphenAtLabelEnd, "")]
    [InlineData("ａｂｃ。com", NameErrorKind.InvalidCharacter, "abc.com")]
    [InlineData("int–svr1", NameErrorKind.InvalidCharacter, "int-svr1")]
    [InlineData("int$svr", NameErrorKind.InvalidCharacter, "")]
    [InlineData("☃.example", NameErrorKind.InvalidCharacter, "")]
    public void Each_mistake_is_named_with_what_to_type(string text, NameErrorKind kind, string suggestion)
    {
        Assert.False(HostName.TryParse(text, out _, out var error));

        Assert.Equal((kind, suggestion), (error.Kind, error.Suggestion));
    }

    [Fact]
    public void Labels_end_at_63_characters_and_names_at_253()
    {
        Assert.True(HostName.TryParse(new string('a', 63), out _, out _));
        Assert.False(HostName.TryParse(new string('a', 64), out _, out var label));
        Assert.Equal(NameErrorKind.LabelTooLong, label.Kind);

        // 30 different letters fit as such, but not with what Punycode adds.
        Assert.False(HostName.TryParse(new string('a', 58) + "ü", out _, out var encoded));
        Assert.Equal(NameErrorKind.LabelTooLong, encoded.Kind);

        var longest = string.Join(".", new string('a', 63), new string('b', 63), new string('c', 63), new string('d', 61));
        Assert.True(HostName.TryParse(longest, out _, out _));
        Assert.False(HostName.TryParse(longest + "d", out _, out var whole));
        Assert.Equal(NameErrorKind.TooLong, whole.Kind);
    }

    [Theory]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("例え.example", "xn--r8jz45g.example")]
    [InlineData("παράδειγμα.example", "xn--hxajbheg2az3al.example")]
    [InlineData("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("𐌰𐌱.example", null)]
    public void Letters_beyond_ASCII_have_an_ASCII_form_equal_to_the_name(string text, string? ascii)
    {
        var host = new HostName(text);

        if (ascii is not null)
        {
            Assert.Equal(ascii, host.ToAscii());
            Assert.Equal(new HostName(ascii), host);
        }

        Assert.Equal(text.ToLowerInvariant(), new HostName(host.ToAscii()).ToUnicode());
    }

    [Theory]
    [InlineData("xn--.example")]
    [InlineData("xn--zzzzzzzzzzzzzz99999999.example")]
    [InlineData("xn--a-b-c.example")]
    [InlineData("xn--ü-a.example")]
    public void A_label_that_only_looks_encoded_stays_as_it_is(string text)
    {
        // The first of these ends in a hyphen, which no label may do.
        if (HostName.TryParse(text, out var host, out _))
        {
            Assert.Equal(text, host.ToUnicode());
        }
        else
        {
            Assert.StartsWith("xn--.", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("integrationserver01.fabrikam.com", "INTEGRATIONSERV", true)]
    [InlineData("intsvr1.fabrikam.com", "INTSVR1", false)]
    [InlineData("exactly15letter", "EXACTLY15LETTER", false)]
    [InlineData("10.0.0.1", "", false)]
    public void The_NetBIOS_name_is_cut_at_15_characters(string text, string netBios, bool isCut)
    {
        var host = new HostName(text);

        Assert.Equal((netBios, isCut), (host.NetBiosName, host.IsNetBiosNameCut));
    }

    [Theory]
    [InlineData("int_svr.fabrikam.com", "underscore")]
    [InlineData("intsvr1.fabrikam", "single label")]
    [InlineData("integrationserver01.fabrikam.com", "INTEGRATIONSERV")]
    [InlineData("bücher.fabrikam.com", "xn--bcher-kva.fabrikam.com")]
    public void What_is_unusual_is_remarked(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(new HostName(text).Remarks), StringComparison.Ordinal);

    [Fact]
    public void A_plain_name_has_no_remarks() => Assert.Empty(new HostName("intsvr1.fabrikam.com").Remarks);

    [Theory]
    [InlineData("INTSVR1", "intsvr1.fabrikam.com", true)]
    [InlineData("INTSVR1.fabrikam.com", "intsvr1.fabrikam.com", true)]
    [InlineData("INTSVR1.contoso.com", "intsvr1.fabrikam.com", false)]
    [InlineData("INTSVR2", "intsvr1.fabrikam.com", false)]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    public void A_short_name_may_be_the_host_of_a_long_one(string left, string right, bool expected)
    {
        Assert.Equal(expected, new HostName(left).MayBeSameHostAs(new HostName(right)));
        Assert.Equal(expected, new HostName(right).MayBeSameHostAs(new HostName(left)));
    }

    [Fact]
    public void Every_well_formed_name_survives_text_case_and_ASCII_form() =>
        NameGenerators.Holds(NameGenerators.Host, text =>
        {
            var host = new HostName(text);
            var ascii = new HostName(host.ToAscii());
            return host.ToString() == text
                && host == new HostName(NameGenerators.SwapAsciiCase(text))
                && host == ascii
                && host.GetHashCode() == ascii.GetHashCode()
                && new HostName(ascii.ToUnicode()) == host;
        });
}
