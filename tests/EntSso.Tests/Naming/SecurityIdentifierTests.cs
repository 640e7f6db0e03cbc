using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class SecurityIdentifierTests
{
    [Theory]
    [InlineData("S-1-5-18", "01 01 00 00 00 00 00 05 12 00 00 00")]
    [InlineData("S-1-5-32-544", "01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00")]
    [InlineData("S-1-5-21-1-2-4294967295-500", "01 05 00 00 00 00 00 05 15 00 00 00 01 00 00 00 02 00 00 00 FF FF FF FF F4 01 00 00")]
    [InlineData("S-1-0x123456789ABC-7", "01 01 12 34 56 78 9A BC 07 00 00 00")]
    [InlineData("S-1-4294967295-0", "01 01 00 00 FF FF FF FF 00 00 00 00")]
    public void Text_and_bytes_agree_with_the_published_layout(string text, string hex)
    {
        var bytes = hex.Split(' ').Select(pair => Convert.ToByte(pair, 16)).ToArray();

        Assert.Equal(bytes, new SecurityIdentifier(text).ToBytes());
        Assert.Equal(text, SecurityIdentifier.FromBytes(bytes).ToString());
    }

    [Theory]
    [InlineData("s-1-5-18", "S-1-5-18")]
    [InlineData("S-1-0x5-18", "S-1-5-18")]
    [InlineData("S-1-4294967296-1", "S-1-0x000100000000-1")]
    [InlineData("S-1-0xffffffffffff-1", "S-1-0xFFFFFFFFFFFF-1")]
    public void Other_spellings_become_the_canonical_one(string text, string canonical)
    {
        Assert.Equal(canonical, new SecurityIdentifier(text).ToString());
        Assert.Equal(new SecurityIdentifier(canonical), new SecurityIdentifier(text));
    }

    [Theory]
    [InlineData("S-1")]
    [InlineData("S-2-5-18")]
    [InlineData("X-1-5-18")]
    [InlineData("S-1-5-")]
    [InlineData("S-1-5--18")]
    [InlineData("S-1-5-4294967296")]
    [InlineData("S-1-5-+1")]
    [InlineData("S-1--5-1")]
    [InlineData("S-1-0x-1")]
    [InlineData("S-1-0x1000000000000-1")]
    [InlineData("S-1-281474976710656-1")]
    [InlineData("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16")]
    [InlineData("S-1-5-18 ")]
    [InlineData("S-1-5-１８")]
    public void Text_that_is_no_SID_is_refused(string text)
    {
        Assert.False(SecurityIdentifier.TryParse(text, out _, out var error));
        Assert.NotEmpty(error.Message);
        Assert.Throws<NameFormatException>(() => new SecurityIdentifier(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01 01 00 00 00 00 00")]
    [InlineData("02 00 00 00 00 00 00 05")]
    [InlineData("01 10 00 00 00 00 00 05")]
    [InlineData("01 01 00 00 00 00 00 05 12 00 00")]
    [InlineData("01 01 00 00 00 00 00 05 12 00 00 00 00")]
    public void Bytes_that_are_no_SID_are_refused(string hex)
    {
        var bytes = hex.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(pair => Convert.ToByte(pair, 16)).ToArray();

        Assert.False(SecurityIdentifier.TryFromBytes(bytes, out _, out var error));
        Assert.Equal(NameErrorKind.InvalidSid, error.Kind);
    }

    [Fact]
    public void Domain_accounts_have_a_domain_and_a_relative_identifier()
    {
        var sid = new SecurityIdentifier("S-1-5-21-10-20-30-1104");

        Assert.Equal(1104, sid.RelativeId);
        Assert.Equal("S-1-5-21-10-20-30", sid.DomainSid!.ToString());
        Assert.Equal(new SecurityIdentifier("S-1-5-21-10-20-30"), sid.DomainSid);
        Assert.NotEqual(new SecurityIdentifier("S-1-5-21-10-20-31"), sid.DomainSid);
        Assert.Null(SecurityIdentifier.LocalSystem.RelativeId);
        Assert.Null(new SecurityIdentifier("S-1-5-21-10-20-30").DomainSid);
    }

    [Fact]
    public void Every_SID_survives_the_way_from_bytes_to_text_and_back() =>
        NameGenerators.Holds(NameGenerators.SidBytes, bytes =>
        {
            var sid = SecurityIdentifier.FromBytes(bytes);
            var again = new SecurityIdentifier(sid.ToString());
            return again == sid && again.GetHashCode() == sid.GetHashCode() && again.ToBytes().SequenceEqual(bytes);
        });
}
