using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>
/// Tells whether two findings have to do with each other: a management agent with the server that it connects to and its SPN, a server
/// with its SPNs, an application with its adapter, an adapter with its computer, a mapping with its account and application.
/// </summary>
internal sealed class FindingSubjects
{
    private const string MappingArrow = " -> ";
    private const string InAdapter = " in ";

    private readonly Dictionary<string, HashSet<string>> _related = new(StringComparer.OrdinalIgnoreCase);

    internal FindingSubjects(SyncDeployment deployment)
    {
        foreach (var target in ConnectTarget.In(deployment))
        {
            Relate(target.Subject, deployment.ServerFor(target)?.Name ?? target.Host?.ToString(), target.Spn?.ToString());
        }

        foreach (var spn in SpnSubject.In(deployment))
        {
            Relate(deployment.ServerFor(spn.Spn.Host)?.Name ?? spn.Spn.Host.ToString(), spn.Spn.ToString());
        }

        foreach (var application in SyncedApplication.In(deployment))
        {
            Relate(application.Name, application.Adapter.Or(null));
        }

        foreach (var adapter in deployment.Adapters)
        {
            Relate(adapter.Name, adapter.Computer.Or(""));
            if (Naming.HostName.TryParse(adapter.Computer.Or(""), mend: false, out var host, out _))
            {
                Relate(adapter.Name, deployment.ServerFor(host)?.Name);
            }
        }
    }

    /// <summary>What a finding is about.</summary>
    internal FindingSubject Of(Finding finding)
    {
        var subject = finding.Subject;

        // Names may hold any words, also those that join two of them below.
        if (_related.TryGetValue(subject, out var known))
        {
            return new FindingSubject("", known);
        }

        var arrow = subject.IndexOf(MappingArrow, StringComparison.Ordinal);
        if (arrow >= 0)
        {
            return new FindingSubject(subject.Substring(0, arrow), ThingsOf(subject.Substring(arrow + MappingArrow.Length)));
        }

        // An account in its role: FABRIKAM\ssosvcact (service account of INTSVR1).
        var role = subject.LastIndexOf(" of ", StringComparison.Ordinal);
        if (subject.Length > 0 && subject[subject.Length - 1] == ')' && subject.IndexOf('(') is var open && open >= 0 && open < role)
        {
            return new FindingSubject("", ThingsOf(subject.Substring(role + 4, subject.Length - role - 5)));
        }

        var adapter = subject.LastIndexOf(InAdapter, StringComparison.Ordinal);
        return adapter >= 0 ? new FindingSubject(subject.Substring(0, adapter), ThingsOf(subject.Substring(adapter + InAdapter.Length)))
            : subject.IndexOf('\\') > 0 ? new FindingSubject(subject, [])
            : new FindingSubject("", ThingsOf(subject));
    }

    private HashSet<string> ThingsOf(string name) =>
        _related.TryGetValue(name, out var things) ? things : new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name };

    private void Relate(string subject, params string?[] things)
    {
        if (!_related.TryGetValue(subject, out var known))
        {
            _related.Add(subject, known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { subject });
        }

        foreach (var thing in things)
        {
            if (!string.IsNullOrEmpty(thing))
            {
                known.Add(thing!);
            }
        }
    }
}
