using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>The fabrikam example: INTSVR1 runs ENTSSO under FABRIKAM\ssosvcact, and ENTSSOMA2 connects to it.</summary>
internal static class Fabrikam
{
    public const string LongSpn = "ENTSSO/INTSVR1.fabrikam.com";
    public const string ShortSpn = "ENTSSO/INTSVR1";
    public const string LongName = "INTSVR1.fabrikam.com";

    public static readonly DateTime Collected = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    public static readonly DirectoryAccount ServiceAccount = Account("ssosvcact", 1104) with
    {
        UserPrincipalName = "sso.service@fabrikam.com",
        ServicePrincipalNames = [ShortSpn, LongSpn],
    };

    public static readonly DirectoryAccount Other = Account("otheracct", 1105);

    /// <summary>Everything as it should be.</summary>
    public static readonly SyncDeployment Healthy = new()
    {
        Servers = [new SsoServer { Name = LongName, ServiceAccount = Fact.Known(@"FABRIKAM\ssosvcact") }],
        PasswordExtensions =
        [
            new PasswordExtension
            {
                ManagementAgent = "ENTSSOMA2", ConnectTo = Fact.Known(LongName), User = Fact.Known(@"fabrikam\ssosvcact"),
            },
        ],
        Directory = new DirectoryFacts
        {
            Accounts = [new AccountLookup(@"FABRIKAM\ssosvcact", Fact.Known<DirectoryAccount?>(ServiceAccount))],
            ServicePrincipalNames = [Held(LongSpn, ServiceAccount), Held(ShortSpn, ServiceAccount)],
        },
        KerberosProbes = [Ticket(18)],
    };

    public static DirectoryAccount Account(string name, int rid, DirectoryAccountKind kind = DirectoryAccountKind.User) => new()
    {
        Sid = $"S-1-5-21-10-20-30-{rid}",
        DistinguishedName = $"CN={name},CN=Users,DC=fabrikam,DC=com",
        SamAccountName = name,
        DomainDnsName = "fabrikam.com",
        DomainNetBiosName = Fact.Known("FABRIKAM"),
        Kind = kind,
        IsDisabled = Fact.Known(false),
        IsLockedOut = Fact.Known(false),
        IsPasswordExpired = Fact.Known(false),
        ExpiresAt = Fact.Known<DateTime?>(null),
        PasswordLastSet = Fact.Known<DateTime?>(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        SupportedEncryptionTypes = Fact.Known<int?>(0x18),
        UserAccountControl = Fact.Known(0x200),
    };

    public static SpnLookup Held(string spn, params DirectoryAccount[] holders) =>
        new(spn, Fact.Known<IReadOnlyList<DirectoryAccount>>(holders));

    public static AccountLookup Found(string name, DirectoryAccount? account) => new(name, Fact.Known(account));

    public static KerberosProbe Ticket(int encryptionType) => new()
    {
        ServicePrincipalName = LongSpn,
        Client = "alice@FABRIKAM.COM",
        Ticket = Fact.Known<KerberosTicket?>(new KerberosTicket("FABRIKAM.COM", LongSpn, encryptionType, 3)),
    };

    public static KerberosProbe Refusal(long code, bool isProtocolError = true) => new()
    {
        ServicePrincipalName = LongSpn,
        Client = "alice@FABRIKAM.COM",
        Ticket = Fact.Known<KerberosTicket?>(null),
        Failure = new KerberosFailure(code, isProtocolError, "THE_ERROR", "What it means.", "What to do."),
    };

    public static SyncDeployment WithDirectory(this SyncDeployment deployment, params SpnLookup[] spns) =>
        deployment with { Directory = deployment.Directory with { ServicePrincipalNames = spns } };

    public static SyncDeployment WithAccounts(this SyncDeployment deployment, params AccountLookup[] accounts) =>
        deployment with { Directory = deployment.Directory with { Accounts = accounts } };

    public static SyncDeployment WithServiceAccount(this SyncDeployment deployment, DirectoryAccount account) => deployment
        .WithAccounts(Found(@"FABRIKAM\ssosvcact", account))
        .WithDirectory(Held(LongSpn, account), Held(ShortSpn, account));

    public static SyncDeployment WithServer(this SyncDeployment deployment, Fact<string> serviceAccount) =>
        deployment with { Servers = [new SsoServer { Name = LongName, ServiceAccount = serviceAccount }] };

    public static SyncDeployment WithExtension(this SyncDeployment deployment, Fact<string> connectTo, Fact<string> user) => deployment with
    {
        PasswordExtensions = [new PasswordExtension { ManagementAgent = "ENTSSOMA2", ConnectTo = connectTo, User = user }],
    };

    public static SyncDeployment WithConnectTo(this SyncDeployment deployment, string connectTo) =>
        deployment.WithExtension(Fact.Known(connectTo), deployment.PasswordExtensions.Count > 0 ? deployment.PasswordExtensions[0].User : default);

    public static SyncDeployment WithUser(this SyncDeployment deployment, string user) =>
        deployment.WithExtension(deployment.PasswordExtensions[0].ConnectTo, Fact.Known(user));

    public static SyncDeployment WithoutDirectory(this SyncDeployment deployment) => deployment with { Directory = new DirectoryFacts() };

    public static SyncDeployment WithStated(this SyncDeployment deployment, params string[] spns) =>
        deployment with { StatedServicePrincipalNames = spns };

    /// <summary>What one rule says, with what every finding of it has to have.</summary>
    public static IReadOnlyList<Finding> Judge(string ruleId, SyncDeployment deployment)
    {
        var rule = RuleCatalogue.Find(ruleId)!;
        var findings = rule.Evaluate(new RuleContext(deployment)).ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.Equal((ruleId, rule.Link, rule.Description.Basis), (finding.RuleId, finding.Link, finding.Basis));
            Assert.NotEmpty(finding.Subject);
            Assert.NotEmpty(finding.Evidence);
            Assert.DoesNotContain("..", finding.Evidence.Replace("...", ""), StringComparison.Ordinal);
            Rules.CmdletsInRemedies.ComeFirst(finding);
            if (finding.Status == FindingStatus.Pass)
            {
                Assert.Empty(finding.Remedy);
            }
        });
        return findings;
    }

    /// <summary>The commands of a remedy, one a line, without those that are cmdlets of the module.</summary>
    public static string Commands(Finding finding) =>
        string.Join("\n", finding.Steps.Where(step => step.Command.Length > 0 && !step.IsCmdlet).Select(step => step.Command));

    /// <summary>The only thing that one rule says.</summary>
    public static Finding JudgeOne(string ruleId, SyncDeployment deployment) => Assert.Single(Judge(ruleId, deployment));
}
