using System.Text;
using EntSso.Collection.Directory;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Collection.Directory;

public sealed class LdapFilterTests
{
    [Theory]
    [InlineData("ENTSSO/INTSVR1.fabrikam.com:1433", "ENTSSO/INTSVR1.fabrikam.com:1433")]
    [InlineData("*)(objectClass=*", @"\2a\29\28objectClass=\2a")]
    [InlineData("a\0b", @"a\00b")]
    [InlineData(@"DOMAIN\user", @"DOMAIN\5cuser")]
    [InlineData("jürgen", @"j\c3\bcrgen")]
    [InlineData("\U0001F511", @"\f0\9f\94\91")]
    [InlineData("a\nb\u007f", @"a\0ab\7f")]
    [InlineData("", "")]
    public void A_value_is_escaped(string value, string escaped) => Assert.Equal(escaped, LdapFilter.Escape(value));

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() => Assert.Equal(@"\ef\bf\bd", LdapFilter.Escape('\ud800'.ToString()));

    [Fact]
    public void Bytes_are_escaped_each() => Assert.Equal(@"\01\05\00\ff", LdapFilter.Escape(new byte[] { 1, 5, 0, 255 }));

    [Fact]
    public void Escaped_text_holds_nothing_special_and_means_the_same_bytes() => Prop.ForAll<string>(
        ArbMap.Default.ArbFor<string>(),
        value =>
        {
            var text = value ?? "";
            var escaped = LdapFilter.Escape(text);
            return escaped.All(unit => unit is >= ' ' and < '\u007f' and not ('*' or '(' or ')'))
                && Unescape(escaped).SequenceEqual(Encoding.UTF8.GetBytes(text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static List<byte> Unescape(string escaped)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\')
            {
                bytes.Add(Convert.ToByte(escaped.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)escaped[i]);
            }
        }

        return bytes;
    }
}
