using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class CommandWordTests
{
    [Theory]
    [InlineData("PAYROLL", "PAYROLL")]
    [InlineData(@"FABRIKAM\jane.doe", @"FABRIKAM\jane.doe")]
    [InlineData("jane@fabrikam.com", "jane@fabrikam.com")]
    [InlineData("Payroll Europe", "\"Payroll Europe\"")]
    [InlineData(@"FABRIKAM\INTSVR1$", @"FABRIKAM\INTSVR1$")]
    public void A_name_that_means_nothing_to_a_shell_stands_as_it_is(string name, string expected) =>
        Assert.Equal(expected, CommandWord.Of(name, "APPLICATION"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-enable")]
    [InlineData("@PSBoundParameters")]
    [InlineData("$env:PATH")]
    [InlineData("a;b")]
    [InlineData("a\"b")]
    [InlineData("50%")]
    [InlineData(@"C:\")]
    [InlineData(@"FABRIKAM\")]
    [InlineData("a\u02BAb")]
    public void A_name_that_a_shell_would_take_for_something_else_stays_out(string name) =>
        Assert.Equal("APPLICATION", CommandWord.Of(name, "APPLICATION"));

    [Theory]
    [InlineData(@"FABRIKAM\jane", @"FABRIKAM\jane")]
    [InlineData(@"fabrikam.com\jane", @"fabrikam.com\jane")]
    [InlineData("jane@fabrikam.com", @"DOMAIN\user")]
    [InlineData("jane", @"DOMAIN\user")]
    [InlineData(@".\jane", @"DOMAIN\user")]
    [InlineData(@"NT AUTHORITY\SYSTEM", @"DOMAIN\user")]
    [InlineData("S-1-5-21-1-2-3-1104", @"DOMAIN\user")]
    public void Where_a_command_takes_a_domain_and_a_user_no_other_form_is_put_in(string account, string expected) =>
        Assert.Equal(expected, CommandWord.Of(account, @"DOMAIN\user"));

    [Theory]
    [InlineData("INTSVR1.fabrikam.com", "INTSVR1.fabrikam.com")]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("fe80::1", "SERVER")]
    [InlineData("a b", "SERVER")]
    [InlineData(".", "SERVER")]
    public void A_computer_is_a_host_name_or_an_address_that_every_tool_takes(string name, string expected) =>
        Assert.Equal(expected, CommandWord.Computer(name, "SERVER"));

#if NET
    /// <summary>
    /// Programs that take their command line in a code page of Windows get the nearest character of it. The code pages are .NET's own tables: each
    /// character that one of them turns into a sign of a shell stays out of every command, also in quotes.
    /// </summary>
    [Theory]
    [InlineData(1250)]
    [InlineData(1251)]
    [InlineData(1252)]
    [InlineData(1253)]
    [InlineData(1254)]
    [InlineData(1255)]
    [InlineData(1256)]
    [InlineData(1257)]
    [InlineData(1258)]
    [InlineData(874)]
    [InlineData(437)]
    [InlineData(850)]
    [InlineData(852)]
    public void A_character_that_a_code_page_turns_into_a_sign_of_a_shell_stays_out(int codePage)
    {
        System.Text.Encoding encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var through = new List<string>();
        int turned = 0;
        for (int code = 0x80; code <= 0xFFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF || encoding.GetBytes([(char)code]) is not [< 0x80 and byte nearest] || nearest == (byte)'?'
                || char.IsLetterOrDigit((char)nearest) || nearest is (byte)'-' or (byte)'_' or (byte)'.' or (byte)' ')
            {
                continue;
            }

            turned++;
            string name = $"FABRIKAM\\a{(char)code}b";
            if (CommandWord.Of(name, "ACCOUNT") != "ACCOUNT" || CommandWord.Quoted(name, "ACCOUNT") != "ACCOUNT")
            {
                through.Add($"U+{code:X4} ({(char)nearest})");
            }
        }

        Assert.Empty(through);
        Assert.InRange(turned, 1, 1000);
    }
#endif
}
