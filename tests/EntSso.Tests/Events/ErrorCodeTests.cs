using System.Globalization;
using EntSso.Events;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events;

public class ErrorCodeTests
{
    [Theory]
    [InlineData("0x80090005, Bad Data.", 0x80090005, "NTE_BAD_DATA")]
    [InlineData("0x80090005, Falsche Daten.", 0x80090005, "NTE_BAD_DATA")]
    [InlineData("0X80090005", 0x80090005, "NTE_BAD_DATA")]
    [InlineData("  0xC0002A22  ", 0xC0002A22, "ENTSSO_E_ACCOUNT_NOT_VALID")]
    [InlineData("0xc0002a22,", 0xC0002A22, "ENTSSO_E_ACCOUNT_NOT_VALID")]
    [InlineData("5", 5u, "ERROR_ACCESS_DENIED")]
    [InlineData("0x5", 5u, "ERROR_ACCESS_DENIED")]
    [InlineData("0x0000052E, Logon failure", 1326u, "ERROR_LOGON_FAILURE")]
    [InlineData("-2147024891", 0x80070005, "ERROR_ACCESS_DENIED")]
    [InlineData("2147942405", 0x80070005, "ERROR_ACCESS_DENIED")]
    [InlineData("-2147483648", 0x80000000, "")]
    [InlineData("4294967295", 0xFFFFFFFF, "")]
    [InlineData("1722 The RPC server is unavailable.", 1722u, "RPC_S_SERVER_UNAVAILABLE")]
    [InlineData("\u00A05\u00A0", 5u, "ERROR_ACCESS_DENIED")]
    public void The_number_is_read_and_the_text_behind_it_left_alone(string text, uint value, string symbol)
    {
        Assert.True(ErrorCode.TryParse(text, out ErrorCode? code));
        Assert.Equal(value, code.Value);
        Assert.Equal(symbol, code.SymbolicName);
        Assert.Equal(text, code.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Access is denied.")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0x123456789")]
    [InlineData("4294967296")]
    [InlineData("-2147483649")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("-0x5")]
    [InlineData("+5")]
    [InlineData("5abc")]
    [InlineData("3F2504E0-4F89-41D3-9A0C-0305E82C3301")]
    [InlineData("12345678-4F89-41D3-9A0C-0305E82C3301")]
    [InlineData("\u0665")] // a digit, but not an ASCII one
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Anything_else_is_no_code(string? text)
    {
        Assert.False(ErrorCode.TryParse(text, out ErrorCode? code));
        Assert.Null(code);
    }

    [Fact]
    public void No_text_makes_the_reading_fail()
    {
        static bool Reads(string text) => !ErrorCode.TryParse(text, out ErrorCode? code) || code.Text == text;

        Prop.ForAll<string>(Reads).QuickCheckThrowOnFailure();
        Gen<string> nearlyNumbers = Gen.ArrayOf(Gen.Elements("0x-+, .9Ff7a\0\u0665".ToCharArray())).Select(letters => new string(letters));
        Prop.ForAll(Arb.From(nearlyNumbers), Reads).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_number_is_read_back_in_all_its_forms() =>
        Prop.ForAll<uint>(value =>
        {
            string hexadecimal = "0x" + value.ToString("X8", CultureInfo.InvariantCulture);
            string[] forms =
            [
                hexadecimal, hexadecimal + ", text 7", value.ToString(CultureInfo.InvariantCulture),
                unchecked((int)value).ToString(CultureInfo.InvariantCulture), ErrorCode.FromValue(value).Text,
            ];
            return forms.All(form => ErrorCode.TryParse(form, out ErrorCode? code) && code.Value == value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_of_the_catalogue_is_explained_by_it()
    {
        ErrorCode code = ErrorCode.FromValue(0xC0002A0C);

        Assert.Equal("ENTSSO_E_MAPPING_DISABLED", code.SymbolicName);
        Assert.Equal(EventCatalogue.Default.Find(10764)!.Summary, code.Meaning);
        Assert.Equal(EventCatalogue.Default.Find(10764)!.Cause!.Title, code.PointsTo);
        Assert.Equal("0xC0002A0C ENTSSO_E_MAPPING_DISABLED", code.ToString());
    }

    [Fact]
    public void An_event_is_not_taken_for_an_error_code()
    {
        ErrorCode code = ErrorCode.FromValue(0x80002B34);

        Assert.Equal("", code.SymbolicName);
        Assert.Equal("", code.Meaning);
        Assert.Equal("0x80002B34", code.ToString());
    }

    [Theory]
    [InlineData(0x80070005, 5u)]
    [InlineData(0x80070057, 87u)]
    [InlineData(0x80070002, 2u)]
    [InlineData(0x800706BA, 1722u)]
    [InlineData(0x800706D9, 1753u)]
    [InlineData(0x8007052D, 1325u)]
    public void A_result_made_from_a_windows_code_is_explained_as_that_code(uint result, uint windows)
    {
        Assert.NotEqual("", ErrorCode.FromValue(windows).Meaning);
        Assert.Equal(ErrorCode.FromValue(windows).Meaning, ErrorCode.FromValue(result).Meaning);
    }

    [Theory]
    [InlineData(0x80060005)] // another facility
    [InlineData(0xC0070005)] // another severity
    [InlineData(0x80070000 + 59999)] // no such Windows code
    public void A_code_nobody_knows_stays_a_number(uint value)
    {
        Assert.Equal("", ErrorCode.FromValue(value).Meaning);
        Assert.Equal("", ErrorCode.FromValue(value).PointsTo);
    }

    [Theory]
    [InlineData(0x80090005, "NTE_BAD_DATA")]
    [InlineData(1326u, "ERROR_LOGON_FAILURE")]
    [InlineData(1355u, "ERROR_NO_SUCH_DOMAIN")]
    [InlineData(1722u, "RPC_S_SERVER_UNAVAILABLE")]
    [InlineData(1753u, "EPT_S_NOT_REGISTERED")]
    [InlineData(1825u, "RPC_S_SEC_PKG_ERROR")]
    [InlineData(1907u, "ERROR_PASSWORD_MUST_CHANGE")]
    [InlineData(1909u, "ERROR_ACCOUNT_LOCKED_OUT")]
    [InlineData(1793u, "ERROR_ACCOUNT_EXPIRED")]
    [InlineData(86u, "ERROR_INVALID_PASSWORD")]
    [InlineData(0x8009030C, "SEC_E_LOGON_DENIED")]
    [InlineData(0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY")]
    [InlineData(0x80090322, "SEC_E_WRONG_PRINCIPAL")]
    [InlineData(0x80090324, "SEC_E_TIME_SKEW")]
    [InlineData(0x80090342, "SEC_E_KDC_UNKNOWN_ETYPE")]
    [InlineData(0xC000006A, "STATUS_WRONG_PASSWORD")]
    [InlineData(0xC000006D, "STATUS_LOGON_FAILURE")]
    [InlineData(0xC000006E, "STATUS_ACCOUNT_RESTRICTION")]
    [InlineData(0xC0000070, "STATUS_INVALID_WORKSTATION")]
    [InlineData(0xC0000071, "STATUS_PASSWORD_EXPIRED")]
    [InlineData(0xC0000072, "STATUS_ACCOUNT_DISABLED")]
    [InlineData(0xC0000234, "STATUS_ACCOUNT_LOCKED_OUT")]
    [InlineData(0x8004D00E, "XACT_E_NOTRANSACTION")]
    [InlineData(0x8004D01B, "XACT_E_TMNOTAVAILABLE")]
    [InlineData(0x80040E4D, "DB_SEC_E_AUTH_FAILED")]
    [InlineData(0x80004005, "E_FAIL")]
    public void The_codes_administrators_meet_are_known(uint value, string symbol)
    {
        Assert.Equal(symbol, ErrorCode.FromValue(value).SymbolicName);
        Assert.EndsWith(".", ErrorCode.FromValue(value).Meaning);
    }

    [Fact]
    public void The_same_failure_reads_the_same_as_status_and_as_windows_code() =>
        Assert.Equal(ErrorCode.FromValue(1909).Meaning, ErrorCode.FromValue(0xC0000234).Meaning);

    [Fact]
    public void No_code_of_the_catalogue_is_explained_twice() =>
        Assert.DoesNotContain(ErrorCodeTable.Default.Codes.Keys, code => EventCatalogue.Default.FindByCode(code) is not null);
}
