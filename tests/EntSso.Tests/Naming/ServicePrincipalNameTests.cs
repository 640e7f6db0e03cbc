using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class ServicePrincipalNameTests
{
    [Theory]
    [InlineData("ENTSSO/ABCD1411", "ENTSSO", "ABCD1411", "", "")]
    [InlineData("ENTSSO/ABCD1411.CompanyName.com", "ENTSSO", "ABCD1411.CompanyName.com", "", "")]
    [InlineData("MSSQLSvc/sql1.fabrikam.com:1433", "MSSQLSvc", "sql1.fabrikam.com", "1433", "")]
    [InlineData("MSSQLSvc/sql1.fabrikam.com:SQLEXPRESS", "MSSQLSvc", "sql1.fabrikam.com", "SQLEXPRESS", "")]
    [InlineData("ldap/dc1.fabrikam.com/fabrikam.com", "ldap", "dc1.fabrikam.com", "", "fabrikam.com")]
    [InlineData("x/h:1/CN=a, DC=b", "x", "h", "1", "CN=a, DC=b")]
    [InlineData("Hyper-V Replica Service/HV1", "Hyper-V Replica Service", "HV1", "", "")]
    public void Parts_are_taken_apart(string text, string serviceClass, string host, string portOrInstance, string serviceName)
    {
        var spn = new ServicePrincipalName(text);

        Assert.Equal((serviceClass, host, portOrInstance, serviceName), (spn.ServiceClass, spn.Host.ToString(), spn.PortOrInstance, spn.ServiceName));
        Assert.Equal(text, spn.ToString());
    }

    [Theory]
    [InlineData("", NameErrorKind.Empty, 0, "")]
    [InlineData(" \t ", NameErrorKind.Empty, 0, "")]
    [InlineData("ENTSSO/10.0.0.5", NameErrorKind.IPAddress, 7, "")]
    [InlineData("ENTSSO/2001:db8::1", NameErrorKind.IPAddress, 7, "")]
    [InlineData("ENTSSO/[2001:db8::1]", NameErrorKind.IPAddress, 7, "")]
    [InlineData("ENTSSO/10.0.0.5:135", NameErrorKind.IPAddress, 7, "")]
    [InlineData("ENTSSO/10.0.0", NameErrorKind.InvalidIPAddress, 7, "")]
    [InlineData("http://intsvr1.fabrikam.com:8080/x", NameErrorKind.Url, 4, "ENTSSO/intsvr1.fabrikam.com")]
    [InlineData("ENTSSO://INTSVR1", NameErrorKind.Url, 6, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1.fabrikam.com.", NameErrorKind.TrailingDot, 27, "ENTSSO/INTSVR1.fabrikam.com")]
    [InlineData(" ENTSSO/INTSVR1", NameErrorKind.WhiteSpace, 0, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1\u00A0", NameErrorKind.WhiteSpace, 14, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO /INTSVR1", NameErrorKind.WhiteSpace, 6, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/ INTSVR1", NameErrorKind.WhiteSpace, 7, "ENTSSO/INTSVR1")]
    [InlineData("ENT SSO/INTSVR1", NameErrorKind.WhiteSpace, 3, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INT SVR1", NameErrorKind.WhiteSpace, 10, "ENTSSO/INTSVR1")]
    [InlineData("setspn -S ENTSSO/INTSVR1 FABRIKAM\\svc", NameErrorKind.WrongSlash, 33, "ENTSSO/INTSVR1")]
    [InlineData("setspn -S ENTSSO/INTSVR1", NameErrorKind.WhiteSpace, 6, "ENTSSO/INTSVR1")]
    [InlineData("setspn -S HTTP/WEB1 FABRIKAM\\svc", NameErrorKind.WrongSlash, 28, "HTTP/WEB1")]
    [InlineData("the ENTSSO server", NameErrorKind.WhiteSpace, 3, "")]
    [InlineData("HTTP/ WEB1", NameErrorKind.WhiteSpace, 5, "")]
    [InlineData("ENTSSO\\INTSVR1", NameErrorKind.WrongSlash, 6, "ENTSSO/INTSVR1")]
    [InlineData("INTSVR1", NameErrorKind.MissingClass, 0, "ENTSSO/INTSVR1")]
    [InlineData("/INTSVR1", NameErrorKind.MissingClass, 0, "ENTSSO/INTSVR1")]
    [InlineData("entsso", NameErrorKind.MissingHost, 6, "")]
    [InlineData("ENTSSO/", NameErrorKind.MissingHost, 7, "")]
    [InlineData("ENTSSO/:135", NameErrorKind.MissingHost, 7, "")]
    [InlineData("ENTSSO//INTSVR1", NameErrorKind.EmptyPart, 7, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1/", NameErrorKind.EmptyPart, 14, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1:", NameErrorKind.EmptyPart, 14, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1:70000", NameErrorKind.Port, 15, "")]
    [InlineData("ENTSSO/INTSVR1:0", NameErrorKind.Port, 15, "")]
    [InlineData("ENTSSO/INTSVR1/b/c", NameErrorKind.TooManyParts, 16, "")]
    [InlineData("svc@fabrikam.com", NameErrorKind.AccountInsteadOfHost, 3, "")]
    [InlineData("ENTSSO/INTSVR1@FABRIKAM.COM", NameErrorKind.RealmSuffix, 14, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INT\0SVR1", NameErrorKind.ControlCharacter, 10, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1\u200B", NameErrorKind.InvisibleCharacter, 14, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR1 FABRIKAM\\svc", NameErrorKind.WrongSlash, 23, "ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INT\u2011SVR1", NameErrorKind.InvalidCharacter, 10, "ENTSSO/INT-SVR1")]
    [InlineData("ENTSSO/a..b", NameErrorKind.EmptyLabel, 9, "")]
    [InlineData("ENTSSO/-a", NameErrorKind.HyphenAtLabelEnd, 7, "")]
    [InlineData("ENTSSO/*", NameErrorKind.InvalidCharacter, 7, "")]
    public void Each_mistake_is_named_with_its_place_and_what_to_type(string text, NameErrorKind kind, int position, string suggestion)
    {
        Assert.False(ServicePrincipalName.TryParse(text, out _, out var error));

        Assert.Equal((kind, position, suggestion), (error.Kind, error.Position, error.Suggestion));
        if (suggestion.Length > 0)
        {
            Assert.EndsWith($" Type {suggestion} instead.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_named()
    {
        Assert.False(ServicePrincipalName.TryParse("ENTSSO/A\uD800B", out _, out var error));
        Assert.Equal((NameErrorKind.InvisibleCharacter, 8, "ENTSSO/AB"), (error.Kind, error.Position, error.Suggestion));
        Assert.Contains("U+D800", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_longer_than_260_characters_is_too_long_and_one_of_260_is_not()
    {
        var host = string.Join(".", new string('a', 63), new string('b', 63), new string('c', 63), new string('d', 61));
        Assert.Equal(253, host.Length);

        Assert.True(ServicePrincipalName.TryParse("ENTSSO/" + host, out _, out _));
        Assert.False(ServicePrincipalName.TryParse("ENTSSO2/" + host, out _, out var error));
        Assert.Equal(NameErrorKind.TooLong, error.Kind);
    }

    [Fact]
    public void The_constructor_throws_a_format_error_with_the_whole_message()
    {
        var thrown = Assert.Throws<NameFormatException>(() => new ServicePrincipalName("ENTSSO\\INTSVR1"));

        Assert.Contains("backslash at character 7", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("Type ENTSSO/INTSVR1 instead.", thrown.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<FormatException>(thrown);
    }

    [Fact]
    public void Case_does_not_matter_to_equality()
    {
        Assert.Equal(new ServicePrincipalName("ENTSSO/INTSVR1.fabrikam.com"), new ServicePrincipalName("entsso/intsvr1.FABRIKAM.com"));
        Assert.NotEqual(new ServicePrincipalName("ENTSSO/INTSVR1"), new ServicePrincipalName("ENTSSO/INTSVR1.fabrikam.com"));
        Assert.NotEqual(new ServicePrincipalName("ENTSSO/INTSVR1"), new ServicePrincipalName("ENTSSO/INTSVR1:1"));
    }

    [Fact]
    public void A_class_other_than_ENTSSO_parses_and_says_so()
    {
        Assert.True(new ServicePrincipalName("entSSO/INTSVR1").IsEntSso);
        Assert.False(new ServicePrincipalName("ENTSS0/INTSVR1").IsEntSso);
    }

    [Fact]
    public void Short_and_long_forms_turn_into_each_other_and_keep_port_and_service_name()
    {
        var longForm = new ServicePrincipalName("ENTSSO/INTSVR1:7/x").ToLongForm(new HostName("fabrikam.com"));

        Assert.Equal("ENTSSO/INTSVR1.fabrikam.com:7/x", longForm.ToString());
        Assert.True(longForm.IsLongForm);
        Assert.Equal("ENTSSO/INTSVR1:7/x", longForm.ToShortForm().ToString());
        Assert.Same(longForm, longForm.ToLongForm(new HostName("contoso.com")));
        Assert.Equal("ENTSSO/123", new ServicePrincipalName("ENTSSO/123.fabrikam.com").ToShortForm().ToString());
    }

    [Fact]
    public void A_long_form_that_would_be_too_long_is_refused()
    {
        var spn = new ServicePrincipalName("ENTSSO/" + new string('a', 63));
        var domain = new HostName(string.Join(".", new string('b', 63), new string('c', 63), new string('d', 62)));

        Assert.Throws<NameFormatException>(() => spn.ToLongForm(domain));
        Assert.Throws<ArgumentException>(() => spn.ToLongForm(new HostName("10.0.0.1")));
    }

    [Fact]
    public void The_name_for_an_address_cannot_be_made()
    {
        Assert.Equal("ENTSSO/INTSVR1", ServicePrincipalName.ForEntSso(new HostName("INTSVR1")).ToString());
        Assert.Throws<ArgumentException>(() => ServicePrincipalName.ForEntSso(new HostName("10.0.0.1")));
    }

    [Fact]
    public void Backslashes_in_a_service_name_are_escaped_for_Kerberos_libraries()
    {
        Assert.Equal(@"x/h/CN=a\\,b", new ServicePrincipalName(@"x/h/CN=a\,b").ToKerberosName());
        Assert.Equal("ENTSSO/INTSVR1", new ServicePrincipalName("ENTSSO/INTSVR1").ToKerberosName());
    }

    [Fact]
    public void Every_well_formed_name_survives_the_way_to_text_and_back_in_any_case() =>
        NameGenerators.Holds(NameGenerators.Spn, text =>
        {
            var spn = new ServicePrincipalName(text);
            var again = new ServicePrincipalName(NameGenerators.SwapAsciiCase(spn.ToString()));
            return spn.ToString() == text && spn == again && spn.GetHashCode() == again.GetHashCode();
        });

    [Fact]
    public void Every_name_goes_to_its_short_form_and_back_by_its_domain() =>
        NameGenerators.Holds(NameGenerators.Spn, text =>
        {
            var spn = new ServicePrincipalName(text);
            return spn.IsShortForm || spn.ToShortForm().ToLongForm(new HostName(spn.Host.Domain)) == spn;
        });
}
