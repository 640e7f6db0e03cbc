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
    public void It_is_the_one_in_the_folder_that_the_registry_names()
    {
        string installed = Tools("installed");

        SsoTools found = SsoTools.Find(new EntSsoInstallation { InstallPath = Fact.Known(installed) });

        Assert.Equal(Path.Combine(installed, "ssoconfig.exe"), found.SsoConfig);
    }

    [Fact]
    public void An_environment_variable_leads_to_no_tool()
    {
        Tools("Enterprise Single Sign-On");
        string? before = Environment.GetEnvironmentVariable("CommonProgramFiles");
        Environment.SetEnvironmentVariable("CommonProgramFiles", _folder);
        try
        {
            var installation = new EntSsoInstallation { InstallPath = Fact.Unknown<string>("the value was lost") };

            ToolException exception = Assert.Throws<ToolException>(() => SsoTools.Find(installation));

            Assert.Equal(ToolFailure.NotFound, exception.Failure);
            Assert.Contains("the value was lost", exception.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CommonProgramFiles", before);
        }
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("")]
    public void When_it_is_not_there_the_folder_is_named(string name)
    {
        string folder = name.Length == 0 ? "relative" : Path.Combine(_folder, name);

        ToolException exception = Assert.Throws<ToolException>(() => SsoTools.Find(new EntSsoInstallation { InstallPath = Fact.Known(folder) }));

        Assert.Contains(folder, exception.Message);
    }

    private string Tools(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "ssoconfig.exe"), "");
        return folder;
    }
}
