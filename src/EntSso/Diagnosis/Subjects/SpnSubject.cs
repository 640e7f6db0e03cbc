using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>An SPN that has to work, and the service account that has to hold it.</summary>
/// <param name="Spn">The SPN, of the class ENTSSO.</param>
/// <param name="Server">The server that the SPN's host means; null when it is not known.</param>
/// <param name="ServiceAccount">The service account of that server.</param>
internal sealed record SpnSubject(ServicePrincipalName Spn, SsoServer? Server, NamedAccount ServiceAccount)
{
    internal FindingSubject About => FindingSubject.SpnOf(Spn.ToString(), ServiceAccount.Display, Server?.Name ?? "");

    /// <summary>Whether the service account can hold an SPN at all.</summary>
    internal bool CanRegister => ServiceAccount.WhyNoSpnHolder(Server?.Host() ?? Spn.Host).Length == 0;

    /// <summary>How to register the SPN, or another form of it, on the service account.</summary>
    internal RemedyStep[] Register(ServicePrincipalName? other = null) =>
        SpnRemedy.Register(other ?? Spn, ServiceAccount, Server?.Host() ?? Spn.Host);

    /// <summary>How to remove the SPN from an account.</summary>
    internal RemedyStep[] Unregister(DirectoryAccount holder) => SpnRemedy.Unregister(Spn, holder);

    /// <summary>
    /// The SPNs of a deployment: those that the extensions connect by and those that were stated; where there are none of these, one
    /// for each server.
    /// </summary>
    internal static IReadOnlyList<SpnSubject> In(RuleContext context)
    {
        var (deployment, subjects, seen) = (context.Deployment, new List<SpnSubject>(), new HashSet<ServicePrincipalName>());
        foreach (var target in context.ConnectTargets)
        {
            Add(target.Spn);
        }

        foreach (var text in deployment.StatedServicePrincipalNames)
        {
            Add(
                ServicePrincipalName.TryParse(text, out var stated, out _) && stated is { IsEntSso: true, Host.IsThisComputer: false }
                    ? stated
                    : null);
        }

        if (deployment.PasswordExtensions.Count == 0 && deployment.StatedServicePrincipalNames.Count == 0)
        {
            foreach (var server in context.AllServers)
            {
                Add(server.Host() is { IsNetworkName: true } host ? ServicePrincipalName.ForEntSso(host) : null);
            }
        }

        return subjects;

        void Add(ServicePrincipalName? spn)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (spn is not null && seen.Add(spn))
            {
                var server = context.Servers.For(spn.Host);
                var account = server?.ServiceAccount
                    ?? Fact.Unknown<string>($"no ENTSSO server with a known service account is {spn.Host}");
                subjects.Add(new SpnSubject(spn, server, context.Account(account)));
            }
        }
    }
}

/// <summary>An account that takes part in the call to the ENTSSO server.</summary>
/// <param name="Role">What it is there, in words: <c>service account of INTSVR1</c>.</param>
/// <param name="Of">What it is that of: a server, an SPN, a management agent.</param>
/// <param name="Account">The account.</param>
/// <param name="IsCalled">Whether tickets are encrypted for it: service accounts and holders of an SPN, not extension users.</param>
/// <param name="Spns">The SPNs through which it takes part.</param>
internal sealed record AccountSubject(
    string Role, FindingSubject Of, NamedAccount Account, bool IsCalled, IReadOnlyList<ServicePrincipalName> Spns)
{
    internal FindingSubject About => Of with
    {
        Kind = SubjectKind.CallAccount,
        Text = $"{(Account.Display.Length > 0 ? Account.Display : Account.Given.Or(""))} ({Role})",
        WindowsAccount = Account.Display,
    };

    /// <summary>
    /// The accounts of a deployment, each once: the service accounts, the holders of SPNs whose service account is not known, and the
    /// extension users.
    /// </summary>
    internal static IReadOnlyList<AccountSubject> In(RuleContext context)
    {
        var subjects = new List<AccountSubject>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var spnsOf = context.Spns.Where(spn => spn.Server is not null)
            .ToLookup(spn => spn.Server!, spn => spn.Spn, ByReference<SsoServer>.Instance);
        foreach (var server in context.Deployment.Servers)
        {
            Add(
                $"service account of {server.Name}",
                FindingSubject.ServerNamed(server.Name),
                context.Account(server.ServiceAccount),
                true,
                [.. spnsOf[server]]);
        }

        foreach (var spn in context.Spns.Where(spn => !spn.ServiceAccount.Given.IsKnown))
        {
            foreach (var holder in context.Directory.HoldersOf(spn.Spn).Or([]))
            {
                Add($"holder of {spn.Spn}", spn.About, NamedAccount.From(holder), true, [spn.Spn]);
            }
        }

        foreach (var target in context.ConnectTargets.Where(target => target.Extension.User.IsKnown))
        {
            Add($"extension user of {target.Name}", target.About, context.Account(target.Extension.User), false, []);
        }

        return subjects;

        void Add(string role, FindingSubject of, NamedAccount account, bool isCalled, IReadOnlyList<ServicePrincipalName> spns)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (account.Given.IsKnown && seen.Add(account.Account?.Sid ?? account.Name?.ToString() ?? account.Given.Value))
            {
                subjects.Add(new AccountSubject(role, of, account, isCalled, spns));
            }
        }
    }
}
