using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-08: the clocks of domain controllers, sync engine, ENTSSO servers and SQL Server are within five minutes.</summary>
internal sealed class Pre08ClocksAgree : Rule
{
    private new const double Limit = 300;
    private const double Suspect = 60;

    public override string Id => "PRE-08";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The clocks of all computers of the chain are within five minutes.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [6025, 10664, 10712, 10803];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var hosts = deployment.Hosts.Where(host => host.Clocks.Count > 0).ToList();
        if (hosts.Count == 0)
        {
            yield return deployment.Servers.Count == 0
                ? Find(FindingStatus.NotApplicable, "clocks", "The deployment names no ENTSSO server.")
                : FindUnknown("clocks", "Whether the clocks agree", "no clock was read", "w32tm /stripchart /computer:<name> /samples:1 /dataonly");
        }

        foreach (var host in hosts)
        {
            foreach (var reading in host.Clocks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Judge(host.Name, reading);
            }
        }

        // Two clocks may each be near to the measuring one and still too far from each other.
        foreach (var group in hosts.SelectMany(host => host.Clocks.Select(reading => (host.Name, reading)))
            .Where(pair => pair.reading.OffsetSeconds.IsKnown && Math.Abs(pair.reading.OffsetSeconds.Value) < Limit)
            .GroupBy(pair => pair.reading.From, StringComparer.OrdinalIgnoreCase))
        {
            var ordered = group.OrderBy(pair => pair.reading.OffsetSeconds.Value).ToList();
            var (slow, fast) = (ordered[0], ordered[ordered.Count - 1]);
            var apart = fast.reading.OffsetSeconds.Value - slow.reading.OffsetSeconds.Value;
            if (apart >= Limit)
            {
                yield return Find(
                    FindingStatus.Fail,
                    $"{slow.Name} and {fast.Name}",
                    $"The clocks of {slow.Name} and {fast.Name} are {Seconds(apart)} apart, measured from {group.Key}: Kerberos refuses tickets from five minutes on.",
                    $"{Resync(slow.Name)}\n{Resync(fast.Name)}");
            }
        }
    }

    private Finding Judge(string name, ClockReading reading)
    {
        if (!reading.OffsetSeconds.IsKnown)
        {
            return FindUnknown(name, $"How far the clock of {name} is from that of {reading.From}", reading.OffsetSeconds.Reason);
        }

        var offset = Math.Abs(reading.OffsetSeconds.Value);
        var evidence = $"The clock of {name} is {Seconds(offset)} from that of {reading.From}";
        return offset >= Limit || double.IsNaN(offset)
            ? Find(FindingStatus.Fail, name, $"{evidence}: Kerberos refuses tickets from five minutes on, and changes look too old or too new.", Resync(name))
            : offset > Suspect
                ? Find(FindingStatus.Warning, name, $"{evidence}: still below the five minutes of Kerberos, but likely the time service does not work.", Resync(name))
            : Find(FindingStatus.Pass, name, $"{evidence}.");
    }

    private static string Resync(string name) => CommandLine.For("w32tm /resync /computer:{name|<name>}", name);

    private static string Seconds(double seconds) => $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} s";
}
