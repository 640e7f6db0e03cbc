using System.Runtime.Versioning;
using EntSso.Collection.Sso.Com;
using EntSso.Collection.Windows;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>
/// Collects the facts of a live SSO system through the ENTSSO administration components: the system, its servers, applications, adapters,
/// adapter groups, and the mappings of accounts that are requested; of the servers also what Windows reports about them. What cannot be
/// read is unknown with the reason, and the rest is still read. Passwords and credentials are never read.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveSsoCollector(string? server, CollectionRun run, ServerWindowsFacts windows)
{
    private readonly SsoComponents _components = new(new SsoComSession(server));
    private readonly LiveSsoReader _reader = new(new SsoComponents(new SsoComSession(server)));

    /// <summary>Nothing is called yet. Whether ENTSSO takes the caller for an SSO Administrator is added to the run.</summary>
    public LiveSsoCollector(string? server, CollectionRun run)
        : this(server, run, new ServerWindowsFacts(new WindowsServiceControl(), host => new MachineRegistry(host), ThisComputer.Current()))
    {
    }

    public SyncDeployment Collect(IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        FactOrigin origin = _components.Origin("SSOAdmin");
        Fact<GlobalInfo> settings = ReadSettings(origin, out Fact<bool> isSsoAdministrator, cancellationToken);
        Fact<IReadOnlyList<string>> discovered = _reader.Discover(cancellationToken);
        Listing applications = _reader.ListApplications(cancellationToken);
        Listing adapters = _reader.ListAdapters(cancellationToken);
        Listing groupAdapters = _reader.ListGroupAdapters(cancellationToken);
        Membership assignments = _reader.ReadAssignments(adapters, cancellationToken);
        Membership groups = _reader.ReadGroups(groupAdapters, cancellationToken);
        var surveys = new List<MappingSurvey>();
        var mappings = new List<Mapping>();
        foreach (string account in accounts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Survey(account, applications, surveys, mappings, cancellationToken);
        }

        return new SyncDeployment
        {
            Collections = [run with { IsSsoAdministrator = isSsoAdministrator }],
            Inventory = new Inventory
            {
                Servers = discovered.Select(names => names.Count),
                Applications = applications.Count,
                Adapters = adapters.Count,
                AdapterGroups = groupAdapters.Count,
            },
            System = _reader.ReadSystem(settings, cancellationToken),
            Servers = [.. _reader.ReadServers(discovered, cancellationToken).Select(s => windows.Complete(s, cancellationToken))],
            Applications = [.. applications.Applications.Select(a => _reader.ReadApplication(a, assignments, cancellationToken))],
            Adapters = [.. adapters.Applications.Select(a => _reader.ReadAdapter(a, assignments, groups, cancellationToken))],
            AdapterGroups = [.. groupAdapters.Applications.Select(g => _reader.ReadGroup(g, groups, cancellationToken))],
            MappingSurveys = surveys,
            Mappings = mappings,
        };
    }

    /// <summary>GetGlobalInfo is for SSO Administrators only: that it answers says that the caller is one.</summary>
    private Fact<GlobalInfo> ReadSettings(FactOrigin origin, out Fact<bool> isSsoAdministrator, CancellationToken cancellationToken)
    {
        try
        {
            GlobalInfo settings = _components.ReadGlobalInfo(cancellationToken);
            isSsoAdministrator = Fact.Known(true, origin);
            return Fact.Known(settings, origin);
        }
        catch (SsoCallException exception)
        {
            isSsoAdministrator = exception.Failure == SsoCallFailure.AccessDenied
                ? Fact.Known(false, origin)
                : Fact.Unknown<bool>(exception.Message, origin);
            return Fact.Unknown<GlobalInfo>(exception.Message, origin);
        }
    }

    private static bool TakesMappings(ListedApplication application) =>
        application.Type is ApplicationType.Individual or ApplicationType.Group;

    /// <summary>Requests the mappings of an account; in each application by itself where all at once is denied.</summary>
    private void Survey(
        string account, Listing applications, List<MappingSurvey> surveys, List<Mapping> mappings, CancellationToken cancellationToken)
    {
        FactOrigin origin = _components.Origin("SSOMapper");
        int at = account.IndexOf('\\');
        if (at <= 0 || at == account.Length - 1)
        {
            surveys.Add(new MappingSurvey
            {
                WindowsAccount = account, Count = Fact.Unknown<int>("ENTSSO needs accounts as DOMAIN\\user", origin),
            });
            return;
        }

        string domain = account.Substring(0, at);
        string user = account.Substring(at + 1);
        try
        {
            IReadOnlyList<Mapping> found = _components.FindMappings(domain, user, null, cancellationToken);
            mappings.AddRange(found);
            surveys.Add(new MappingSurvey { WindowsAccount = account, Count = Fact.Known(found.Count, origin) });
        }
        catch (SsoCallException exception)
        {
            surveys.Add(new MappingSurvey { WindowsAccount = account, Count = Fact.Unknown<int>(exception.Message, origin) });
            if (exception.Failure == SsoCallFailure.AccessDenied)
            {
                foreach (ListedApplication application in applications.Applications.Where(TakesMappings))
                {
                    Fact<IReadOnlyList<Mapping>> found = LiveSsoReader.Attempt(
                        origin, () => _components.FindMappings(domain, user, application.Name, cancellationToken));
                    mappings.AddRange(found.Or([]));
                    surveys.Add(new MappingSurvey
                    {
                        Application = application.Name,
                        WindowsAccount = account,
                        Count = found.Select(f => f.Count),
                    });
                }
            }
        }
    }
}
