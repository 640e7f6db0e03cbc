using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Diagnosis;
using EntSso.Directory.Tests.Samba;
using EntSso.Tests;
using Xunit;

namespace EntSso.Directory.Tests;

/// <summary>
/// What a user types, against a real directory: the command line tool and, where pwsh is on PATH, the staged module. Both run as
/// processes of their own with a ticket cache as a logon would leave it.
/// </summary>
public sealed class ShellTests(SharedDomain shared)
{
    [Fact]
    public void The_command_line_passes_what_is_right_and_shows_the_ticket()
    {
        string output = EntSsoSync(
            "spn", "ENTSSO/INTSVR1", "ENTSSO/INTSVR1.fabrikam.test", "--connect-to", "INTSVR1", "--account", @"FABRIKAM\ssosvcact",
            "--directory", "ldap://" + shared.Domain.Address, "--ticket", "--format", "csv");

        Assert.EndsWith("exit 0\n", output, StringComparison.Ordinal);
        foreach (string rule in new[] { "KRB-01", "KRB-02", "KRB-03", "KRB-04", "KRB-06", "EXT-05" })
        {
            Assert.All(Rows(output, rule), row => Assert.Contains(",pass,", row, StringComparison.Ordinal));
            Assert.NotEmpty(Rows(output, rule));
        }

        Assert.Contains("AES256", string.Concat(Rows(output, "KRB-06")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("ENTSSO/INTSVR2", "KRB-01", "setspn -S ENTSSO/INTSVR2 FABRIKAM\\ssosvcact")]
    [InlineData("ENTSSO/INTSVR3", "KRB-02", "setspn -D ENTSSO/INTSVR3 FABRIKAM\\wrongholder")]
    [InlineData("ENTSSO/INTSVR4", "KRB-03", "setspn -D ENTSSO/INTSVR4")]
    public void The_command_line_names_what_is_wrong_and_the_command_that_mends_it(string spn, string rule, string command)
    {
        string output = EntSsoSync(
            "spn", spn, "--account", @"FABRIKAM\ssosvcact", "--directory", "ldap://" + shared.Domain.Address, "--format", "csv");

        Assert.EndsWith("exit 1\n", output, StringComparison.Ordinal);
        string row = Assert.Single(Rows(output, rule), r => r.Contains(",fail,", StringComparison.Ordinal));
        Assert.Contains(command, output, StringComparison.Ordinal);
        Assert.Contains(spn, row, StringComparison.Ordinal);
    }

    [Fact]
    public void The_module_checks_registers_and_unregisters()
    {
        string output = PowerShell("""
            $directory = @{ Directory = 'ldap://ADDRESS' }
            $account = 'FABRIKAM\writable'
            $spn = 'ENTSSO/SHELL.fabrikam.test'
            function Test-It { (Test-EntSsoSpn $spn -Account $account @directory | Where-Object RuleId -EQ 'KRB-01').Status }

            "before: $(Test-It)"
            Test-EntSsoSpn $spn -Account $account @directory | Where-Object Status -EQ Fail | Register-EntSsoSpn @directory -WhatIf
            "after -WhatIf: $(Test-It)"
            Test-EntSsoSpn $spn -Account $account @directory | Where-Object Status -EQ Fail | Register-EntSsoSpn @directory -PassThru |
                ForEach-Object { "registered: $($_.Kind)" }
            "after: $(Test-It)"
            "again: $((Register-EntSsoSpn $spn $account @directory -PassThru).Kind)"
            try { Register-EntSsoSpn $spn FABRIKAM\ssosvcact @directory -ErrorAction Stop } catch { "refused: $($_.FullyQualifiedErrorId)" }
            "unregistered: $((Unregister-EntSsoSpn $spn $account @directory -Confirm:$false -PassThru).Kind)"
            "at the end: $(Test-It)"
            "ticket: $((Test-EntSsoKerberos ENTSSO/INTSVR1 @directory | Where-Object RuleId -EQ 'KRB-06').Status)"
            "accounts: $((Test-EntSsoServiceAccount ssosvcact@fabrikam.test 'FABRIKAM\ssosvcact' @directory | Where-Object RuleId -EQ 'EXT-06').Status)"
            """);

        Assert.Equal(
            [
                "before: Fail",
                "after -WhatIf: Fail",
                "registered: Add",
                "after: Pass",
                "again: None",
                "refused: EntSso_SpnHeldByAnother,EntSsoPS.Cmdlets.RegisterEntSsoSpnCommand",
                "unregistered: Remove",
                "at the end: Fail",
                "ticket: Pass",
                "accounts: Pass",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("What if", StringComparison.Ordinal)));
        Assert.Contains("What if: Performing the operation \"add ENTSSO/SHELL.fabrikam.test to FABRIKAM\\writable\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_is_completed_by_what_the_directory_and_the_ticket_say()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("entsso-collect-").FullName;
        try
        {
            string given = Path.Combine(folder, "given.json");
            string collected = Path.Combine(folder, "collected.json");
            DeploymentFile.Save(
                new SyncDeployment
                {
                    Name = "Lab",
                    System = new SsoSystem { SsoAdministrators = Fact.Known(@"FABRIKAM\SSO Administrators") },
                    Servers = [new SsoServer { Name = "INTSVR1", ServiceAccount = Fact.Known(@"FABRIKAM\ssosvcact") }],
                    PasswordExtensions =
                    [
                        new PasswordExtension { ManagementAgent = "ENTSSOMA2", ConnectTo = Fact.Known("INTSVR1"), User = Fact.Known("ssosvcact@fabrikam.test") },
                    ],
                    Applications =
                    [
                        new AffiliateApplication
                        {
                            Name = "MAINFRAME",
                            Type = Fact.Known(ApplicationType.Individual),
                            Users = Fact.Known<IReadOnlyList<string>>([@"FABRIKAM\SSO Application Users"]),
                        },
                    ],
                    Mappings =
                    [
                        new Mapping { Application = "MAINFRAME", WindowsDomain = "FABRIKAM", WindowsUser = "nestedmember", ExternalUser = "NESTED" },
                        new Mapping { Application = "MAINFRAME", WindowsDomain = "FABRIKAM", WindowsUser = "plainuser", ExternalUser = "PLAIN" },
                    ],
                },
                given);

            string output = EntSsoSync("collect", given, "--directory", "ldap://" + shared.Domain.Address, "--ticket", "--output", collected);
            SyncDeployment deployment = DeploymentFile.Load(collected).Deployment;

            Assert.EndsWith("exit 0\n", output, StringComparison.Ordinal);
            Assert.Equal("Pass", StatusOf(deployment, "KRB-06"));
            Assert.Equal("Pass", StatusOf(deployment, "EXT-06"));
            Assert.Equal("Pass", StatusOf(deployment, "PRE-07"));
            Finding outside = Assert.Single(
                PasswordSyncDiagnosis.Run(deployment, ["MAP-02"]).Findings, f => f.Status == FindingStatus.Fail);
            Assert.Contains("plainuser", outside.Subject + outside.Evidence, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static string StatusOf(SyncDeployment deployment, string rule) =>
        string.Join(",", PasswordSyncDiagnosis.Run(deployment, [rule]).Findings.Select(f => f.Status).Distinct());

    private static string[] Rows(string csv, string rule) =>
        [.. csv.Split("\r\n").Where(line => line.StartsWith(rule + ",", StringComparison.Ordinal))];

    private string EntSsoSync(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "entsso-sync.dll");
        return AsAdministrator(["/bin/sh", "-c", "\"$@\"; echo \"exit $?\"", "sh", "dotnet", tool, .. arguments]);
    }

    private string PowerShell(string script)
    {
        string? pwsh = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "pwsh")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(pwsh is null, "pwsh is not on PATH.");
        string module = RepositoryFolder.Find("out/EntSsoPS");
        bool isContinuousIntegration = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipUnless(
            isContinuousIntegration || File.Exists(Path.Combine(module, "EntSsoPS.psd1")),
            "the module is not staged: dotnet build src/EntSsoPS -c Release -t:Stage");
        string text = $"$ErrorActionPreference = 'Stop'\nImport-Module '{module}'\n{script.Replace("ADDRESS", shared.Domain.Address, StringComparison.Ordinal)}";
        return AsAdministrator([pwsh!, "-NoProfile", "-NonInteractive", "-Command", text]);
    }

    private string AsAdministrator(string[] command)
    {
        SambaDomain domain = shared.Domain;
        return Shell.Run(
            "/usr/bin/env",
            ["KRB5_CONFIG=" + domain.KerberosConfiguration, "KRB5CCNAME=" + domain.Kinit("Administrator"), "NO_COLOR=1", "LC_ALL=C.UTF-8", .. command]);
    }
}
