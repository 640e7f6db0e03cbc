using System.Globalization;
using EntSso.Deployment;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-08: the clocks of domain controllers, sync engine, ENTSSO servers and SQL Server are within five minutes.</summary>
internal sealed class Pre08ClocksAgree() : Rule(
    new("PRE-08", ChainLink.Service, "The clocks of all computers of the chain are within five minutes.")
    {
        // Clocks are one of several causes of these events.
        RelatedEvents = [new(EventSource.Pcns, 6025), 10664, 10712, 10803],
    })
{
    private const double Allowed = 300;
    private const double Suspect = 60;

    internal override IEnumerable<Finding> Evaluate(RuleContext context) => Limit(FindAll(context), "clock", null, context);

    private IEnumerable<Finding> FindAll(RuleContext context)
    {
        var readings = context.Deployment.Hosts.SelectMany(host => host.Clocks, (host, reading) => (host.Name, Reading: reading)).ToList();
        if (readings.Count == 0)
        {
            yield return Find("clocks", context.AllServers.Count == 0
                ? NotApplicable("The deployment names no ENTSSO server.")
                : Unknown("whether the clocks agree", "no clock was read", Run($"w32tm /stripchart /computer:NAME /samples:1 /dataonly")));
        }

        foreach (var (name, reading) in readings)
        {
            yield return Find(AboutHost(name, context), Check(name, reading));
        }

        // Two clocks may each be near to the measuring one and still too far from each other.
        foreach (var group in readings
            .Where(pair => pair.Reading.OffsetSeconds.IsKnown && Math.Abs(pair.Reading.OffsetSeconds.Value) < Allowed)
            .GroupBy(pair => pair.Reading.From, StringComparer.OrdinalIgnoreCase))
        {
            var ordered = group.OrderBy(pair => pair.Reading.OffsetSeconds.Value).ToList();
            var (slow, fast) = (ordered[0], ordered[ordered.Count - 1]);
            var apart = fast.Reading.OffsetSeconds.Value - slow.Reading.OffsetSeconds.Value;
            if (apart >= Allowed)
            {
                yield return Find($"{slow.Name} and {fast.Name}", Fail(
                    $"The clocks of {slow.Name} and {fast.Name} differ by {Seconds(apart)}, measured from {group.Key}: Kerberos "
                        + "refuses tickets from a difference of five minutes.",
                    [Resync(slow.Name), Resync(fast.Name)]));
            }
        }
    }

    private static FindingSubject AboutHost(string name, RuleContext context) =>
        new(SubjectKind.Computer, name) { Server = ComputerName.Host(name) is { } host ? context.Servers.For(host)?.Name ?? "" : "" };

    private static Answer Check(string name, ClockReading reading)
    {
        if (!reading.OffsetSeconds.IsKnown)
        {
            return Unknown($"how far the clock of {name} is from that of {reading.From}", reading.OffsetSeconds.Reason);
        }

        var offset = Math.Abs(reading.OffsetSeconds.Value);
        var evidence = $"The clock of {name} is {Seconds(offset)} from that of {reading.From}";
        return offset >= Allowed || double.IsNaN(offset)
                ? Fail(
                    $"{evidence}: Kerberos refuses tickets from a difference of five minutes, and changes appear too old or too new.",
                    [Resync(name)])
            : offset > Suspect
                ? Warn($"{evidence}: still below the five minutes of Kerberos, but likely the time service does not work.", [Resync(name)])
            : Pass($"{evidence}.");
    }

    private static RemedyStep Resync(string name) => Run($"w32tm /resync /computer:{name:computer NAME}");

    private static string Seconds(double seconds) => $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} s";
}
