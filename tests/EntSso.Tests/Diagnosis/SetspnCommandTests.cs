using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class SetspnCommandTests
{
    [Theory]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\ssosvcact", @"setspn -S ENTSSO/INTSVR1 FABRIKAM\ssosvcact")]
    [InlineData("ENTSSO/INTSVR1", "", @"setspn -S ENTSSO/INTSVR1 DOMAIN\account")]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\sso svc", @"setspn -S ENTSSO/INTSVR1 ""FABRIKAM\sso svc""")]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\a&calc", @"setspn -S ENTSSO/INTSVR1 ""FABRIKAM\a&calc""")]
    public void Command_lines_are_quoted_where_needed(string spn, string account, string expected)
    {
        Assert.Equal(expected, SetspnCommand.Add(spn, account));
        Assert.Equal(expected.Replace("-S", "-D"), SetspnCommand.Remove(spn, account));
    }
}
