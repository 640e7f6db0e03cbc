using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>
/// The check whether the extension user of an ENTSSO MA is the service account of its ENTSSO server, by the two names and what a
/// directory said of them where it was queried.
/// </summary>
internal sealed record ServiceAccountCheck
{
    private const string UnnamedServer = "the ENTSSO server";

    private static readonly string[] _nameRules = ["EXT-06", "PRE-07"];

    /// <summary>The extension user, exactly as typed.</summary>
    internal required string User { get; init; }

    /// <summary>The account that the ENTSSO service runs under, exactly as typed.</summary>
    internal required string ServiceAccount { get; init; }

    /// <summary>The ENTSSO server, by which local accounts are recognised; null when it is not known.</summary>
    internal string? Server { get; init; }

    /// <summary>What a directory said; empty when none was queried.</summary>
    internal DirectoryFacts Directory { get; init; } = new();

    /// <summary>The accounts to look up in the directory before <see cref="Run"/>.</summary>
    internal IReadOnlyList<AccountName> AccountsToLookUp
    {
        get
        {
            var names = new List<AccountName>();
            foreach (var text in new[] { User, ServiceAccount })
            {
                if (AccountName.TryParse(text, out var name, out _) && !name.IsNeverDomainAccount && !names.Contains(name))
                {
                    names.Add(name);
                }
            }

            return names;
        }
    }

    /// <summary>The question as a deployment, as rules check it.</summary>
    internal SyncDeployment ToDeployment() => new()
    {
        Servers = [new SsoServer { Name = Server ?? UnnamedServer, ServiceAccount = Fact.Known(ServiceAccount) }],
        PasswordExtensions =
        [
            new PasswordExtension
            {
                ManagementAgent = "",
                ConnectTo = Fact.Unknown<string>("it is not part of this check"),
                User = Fact.Known(User),
            },
        ],
        Directory = Directory,
    };

    /// <summary>Runs the rules that fit the question: the state of the accounts only with a directory.</summary>
    /// <param name="cancellationToken">Stops between two findings.</param>
    /// <returns>The findings in the order of the chain.</returns>
    internal IReadOnlyList<Finding> Run(CancellationToken cancellationToken = default)
    {
        var rules = new List<string>(_nameRules);
        if (Directory.Accounts.Count > 0)
        {
            rules.Add("KRB-09");
        }

        return DiagnosisEngine.Run(ToDeployment(), RuleCatalogue.Select(rules), cancellationToken);
    }
}
