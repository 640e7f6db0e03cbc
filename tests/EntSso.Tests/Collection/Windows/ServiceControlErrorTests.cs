using EntSso.Collection.Windows;
using Xunit;

namespace EntSso.Tests.Collection.Windows;

public class ServiceControlErrorTests
{
    [Theory]
    [InlineData(5, null, "access to the service ENTSSO is denied. Run this elevated (Win32 error 5)")]
    [InlineData(5, "INTSVR1", "Run this as an administrator of INTSVR1, or on INTSVR1 itself (Win32 error 5)")]
    [InlineData(1060, "INTSVR1", "INTSVR1 has no service ENTSSO (Win32 error 1060)")]
    [InlineData(1722, "INTSVR1", "Check the name and that the firewall of INTSVR1 allows the rule group \"Remote Service Management\"")]
    [InlineData(1385, "INTSVR1", "INTSVR1 does not accept the sign-in of the calling account. Check that the account exists there with this password, and is not disabled")]
    [InlineData(87, null, "this computer failed on the service ENTSSO. Check whether sc.exe query ENTSSO works there, and look up the number with: net helpmsg 87 (Win32 error 87)")]
    public void An_error_says_what_to_do(int code, string? computer, string expected) =>
        Assert.Contains(expected, ServiceControlError.Explain(code, "ENTSSO", computer));
}
