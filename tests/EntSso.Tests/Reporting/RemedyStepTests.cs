using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

public class RemedyStepTests
{
    [Theory]
    [InlineData("setspn -S ENTSSO/INTSVR1 FABRIKAM\\svc", "*setspn -S ENTSSO/INTSVR1 FABRIKAM\\svc")]
    [InlineData("Check the process: ssops -display RACF", "Check the process:|*ssops -display RACF")]
    [InlineData("Run ssomanage -enable winsync.", "Run|*ssomanage -enable winsync")]
    [InlineData("Register it:\nRegister-EntSsoSpn -ServicePrincipalName ENTSSO/INTSVR1\r\n\nThen test again.", "Register it:|*Register-EntSsoSpn -ServicePrincipalName ENTSSO/INTSVR1|Then test again.")]
    [InlineData("In each domain: Add-ADGroupMember -Identity S-1-5-32-560 -Members svc", "In each domain:|*Add-ADGroupMember -Identity S-1-5-32-560 -Members svc")]
    [InlineData("Set-ADUser -Identity svc -KerberosEncryptionType AES128,AES256\n# then:\nshutdown /r /m \\\\DC1", "*Set-ADUser -Identity svc -KerberosEncryptionType AES128,AES256|# then:|*shutdown /r /m \\\\DC1")]
    public void A_command_at_the_end_of_a_line_stands_alone(string remedy, string steps) => Assert.Equal(steps, Steps(remedy));

    [Theory]
    [InlineData("On that server run ssoconfig -allowPS MIIS yes. Or in the ENTSSO console: Servers.")]
    [InlineData("Compare with setspn -L and look at the log.")]
    [InlineData("Remove it with setspn -D, then run setspn -S ENTSSO/x and wait.")]
    [InlineData("setspn shows the holders, see the page.")]
    [InlineData("Ask the network team: DNS is theirs")]
    public void A_command_within_a_sentence_stays_there(string remedy) => Assert.Equal(remedy, Steps(remedy));

    [Fact]
    public void An_empty_remedy_has_no_steps() => Assert.Equal("", Steps(" \n "));

    private static string Steps(string remedy) => string.Join("|", RemedyStep.Of(remedy).Select(s => (s.IsCommand ? "*" : "") + s.Text));
}
