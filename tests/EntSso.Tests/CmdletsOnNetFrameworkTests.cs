#if NETFRAMEWORK
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using EntSsoPS.Cmdlets;
using Xunit;

namespace EntSso.Tests;

/// <summary>
/// What Windows PowerShell 5.1 does with a cmdlet before it runs, in the runtime of .NET Framework or Mono: create it, and read parameters and
/// their attributes. Mono has no PowerShell: the cmdlets themselves run in the module's suite.
/// </summary>
public class CmdletsOnNetFrameworkTests
{
    private static readonly IReadOnlyList<Type> _cmdlets =
        typeof(EntSsoCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null).ToList();

    public static TheoryData<string> Cmdlets => [.. _cmdlets.Select(type => type.Name)];

    [Fact]
    public void They_are_those_of_the_manifest()
    {
        string manifest = Regex.Match(File.ReadAllText(RepositoryFolder.Find("EntSsoPS.psd1")), @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;

        Assert.Equal(
            Regex.Matches(manifest, "'([^']+)'").Cast<Match>().Select(match => match.Groups[1].Value).OrderBy(name => name, StringComparer.Ordinal),
            _cmdlets.Select(Name).OrderBy(name => name, StringComparer.Ordinal));
    }

    // The reference assembly of PowerShell keeps no values.
    private static string Name(Type type) =>
        string.Join("-", type.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CmdletAttribute)).ConstructorArguments.Select(argument => argument.Value));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void One_is_created_and_each_parameter_is_read_with_its_attributes_and_written(string name)
    {
        Type type = _cmdlets.Single(cmdlet => cmdlet.Name == name);

        object cmdlet = Activator.CreateInstance(type);

        PropertyInfo[] parameters = type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true)).ToArray();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter =>
        {
            Assert.All(parameter.GetCustomAttributes(inherit: true), Assert.NotNull);
            parameter.SetValue(cmdlet, parameter.GetValue(cmdlet));
        });
    }
}
#endif
