using EntSso.Administration.Tools;
using EntSso.Collection.Windows;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Administration.Tools;

public sealed class SsoToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "entsso-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void The_folder_of_the_registry_comes_first()
    {
        string installed = Tools("installed");
        Tools("Enterprise Single Sign-On");

        SsoTools found = SsoTools.Find(new EntSsoInstallation { InstallPath = Fact.Known(installed) }, _ => _folder);

        Assert.Equal(Path.Combine(installed, "ssoconfig.exe"), found.SsoConfig);
    }

    [Fact]
    public void Without_the_registry_the_documented_folder_is_taken()
    {
        string documented = Tools("Enterprise Single Sign-On");

        SsoTools found = SsoTools.Find(new EntSsoInstallation(), name => name == "CommonProgramFiles" ? _folder : null);

        Assert.Equal(Path.Combine(documented, "ssoconfig.exe"), found.SsoConfig);
    }

    [Fact]
    public void In_a_32_bit_shell_the_folder_of_64_bit_programs_comes_first()
    {
        string documented = Tools("Enterprise Single Sign-On");

        SsoTools found = SsoTools.Find(new EntSsoInstallation(), name => name == "CommonProgramW6432" ? _folder : "/nowhere");

        Assert.Equal(Path.Combine(documented, "ssoconfig.exe"), found.SsoConfig);
    }

    [Fact]
    public void When_it_is_nowhere_both_places_are_named()
    {
        var installation = new EntSsoInstallation { InstallPath = Fact.Known(Path.Combine(_folder, "gone")) };

        ToolException exception = Assert.Throws<ToolException>(() => SsoTools.Find(installation, _ => _folder));

        Assert.Equal(ToolFailure.NotFound, exception.Failure);
        Assert.Contains(Path.Combine(_folder, "gone"), exception.Message);
        Assert.Contains(Path.Combine(_folder, "Enterprise Single Sign-On"), exception.Message);
    }

    [Fact]
    public void Why_the_registry_did_not_tell_is_said()
    {
        var installation = new EntSsoInstallation { InstallPath = Fact.Unknown<string>("the value was lost") };

        Assert.Contains("unknown: the value was lost", Assert.Throws<ToolException>(() => SsoTools.Find(installation, _ => null)).Message);
    }

    private string Tools(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "ssoconfig.exe"), "");
        return folder;
    }
}
