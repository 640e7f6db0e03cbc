using System.Runtime.InteropServices;
using EntSso.Collection.Sso;
using EntSso.Collection.Sso.Com;
using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Collection.Sso;

/// <summary>Every number that a component answers with becomes a reason, a sentence and advice.</summary>
public class SsoComErrorsTests
{
    private static readonly SsoCall _call = new("ISSOAdmin.UpdateApplication", "enable the application Payroll", SsoRole.ApplicationAdministrators);

    [Theory]
    [InlineData(0x80040154, SsoCallFailure.ComponentsMissing)]
    [InlineData(0x8007007E, SsoCallFailure.ComponentsMissing)]
    [InlineData(0x800700C1, SsoCallFailure.ComponentsMissing)]
    [InlineData(0x80070005, SsoCallFailure.AccessDenied)]
    [InlineData(0xC0002A5A, SsoCallFailure.AccessDenied)]
    [InlineData(0xC0002A14, SsoCallFailure.AccessDenied)]
    [InlineData(0xC0002A52, SsoCallFailure.AccessDenied)]
    [InlineData(0x800706BA, SsoCallFailure.ServerUnreachable)]
    [InlineData(0x800706D9, SsoCallFailure.ServerUnreachable)]
    [InlineData(0x80070035, SsoCallFailure.ServerUnreachable)]
    [InlineData(0xC0002A0F, SsoCallFailure.ServerUnreachable)]
    [InlineData(0xC0002A10, SsoCallFailure.ServerUnreachable)]
    [InlineData(0xC0002A04, SsoCallFailure.NotFound)]
    [InlineData(0xC0002A46, SsoCallFailure.NotFound)]
    [InlineData(0xC0002A63, SsoCallFailure.Refused)]
    [InlineData(0xC0002A21, SsoCallFailure.Refused)]
    [InlineData(0x80070057, SsoCallFailure.Refused)]
    [InlineData(0x80004005, SsoCallFailure.Refused)]
    public void A_number_has_one_reason(uint code, SsoCallFailure failure)
    {
        SsoCallException exception = Translate(code);

        Assert.Equal((failure, unchecked((int)code)), (exception.Failure, exception.Code));
        Assert.Contains($"0x{code:X8}", exception.Message);
        Assert.Contains("ISSOAdmin.UpdateApplication", exception.Message);
        Assert.Contains("enable the application Payroll", exception.Message);
    }

    [Fact]
    public void Every_error_code_of_the_catalogue_is_told_by_id_name_and_meaning()
    {
        foreach (EventDefinition definition in EventCatalogue.Default.Definitions.Where(d => d.Kind == EventKind.ErrorCode))
        {
            SsoCallException exception = Translate(0xC0000000 + (uint)definition.Id);

            Assert.Contains($"{definition.Id} {definition.SymbolicName}, 0x", exception.Message);
            if (exception.Failure is SsoCallFailure.Refused or SsoCallFailure.NotFound)
            {
                Assert.Contains(definition.Summary, exception.Message);
            }
        }
    }

    [Fact]
    public void An_event_that_is_no_error_code_is_not_taken_for_one() => Assert.DoesNotContain("11060", Translate(0xC0002B34).Message);

    [Theory]
    [InlineData((int)SsoRole.SsoAdministrators, "belong to SSO Administrators;")]
    [InlineData((int)SsoRole.ApplicationAdministrators, "belong to the Application Administrators of the application,")]
    [InlineData((int)SsoRole.AdapterAdministrators, "belong to the Application Administrators of the adapter or SSO Administrators;")]
    [InlineData((int)SsoRole.Undocumented, "which one is not documented")]
    public void Access_denied_names_the_role(int role, string words)
    {
        SsoCall call = _call with { Role = (SsoRole)role };
        string message = SsoComErrors.Translate(new UnauthorizedAccessException(), call, "INTSVR1").Message;

        Assert.Contains(words, message);
        Assert.Contains("The event log of INTSVR1 has event 10842", message);
        Assert.Contains("not elevated", message);
    }

    [Fact]
    public void What_com_interop_throws_is_told_from_errors_of_this_product()
    {
        Assert.True(SsoComErrors.IsFromCom(FromCom(0xC0002A5A)));
        Assert.True(SsoComErrors.IsFromCom(FromCom(0x80004003)), "E_POINTER");
        Assert.True(SsoComErrors.IsFromCom(FromCom(0x8007000E)), "E_OUTOFMEMORY");
        Assert.True(SsoComErrors.IsFromCom(new UnauthorizedAccessException()));
        Assert.True(SsoComErrors.IsFromCom(new InvalidCastException()));
        Assert.True(SsoComErrors.IsFromCom(new FileNotFoundException()));
        Assert.True(SsoComErrors.IsFromCom(FromCom(0x80070057)), "E_INVALIDARG");
        Assert.False(SsoComErrors.IsFromCom(new ArgumentNullException()));
        Assert.False(SsoComErrors.IsFromCom(new ArgumentOutOfRangeException()));
        Assert.False(SsoComErrors.IsFromCom(new OperationCanceledException()));
        Assert.False(SsoComErrors.IsFromCom(new InvalidOperationException()));
        Assert.False(SsoComErrors.IsFromCom(new FormatException()));
    }

    private static SsoCallException Translate(uint code) =>
        SsoComErrors.Translate(FromCom(code), _call, "INTSVR1");

    /// <summary>What COM interop makes of a number that a component returned.</summary>
    private static Exception FromCom(uint code) => Marshal.GetExceptionForHR(unchecked((int)code), new IntPtr(-1))!;
}
