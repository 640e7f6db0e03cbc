using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules;

/// <summary>
/// The log levels of PCNS and the sync engine: 0 minimal, 1 normal (also where the value is not set), 2 high, 3 verbose. No source states
/// the level of a single event.
/// </summary>
internal static class LogLevel
{
    internal const int Normal = 1;
    internal const int High = 2;
    internal const int Verbose = 3;

    /// <summary>What a number means, for the step that sets it.</summary>
    internal const string Meaning = "1 is normal, 2 high, 3 verbose (for a short search)";

    /// <summary>Checks a log level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="service">Whose it is.</param>
    /// <param name="events">The numbers of the events of single changes.</param>
    /// <param name="raise">How to raise it.</param>
    internal static Answer Check(Fact<int?> level, string service, string events, RemedyStep[] raise)
    {
        if (!level.IsKnown)
        {
            return Rule.Unknown($"the log level of {service}", level);
        }

        var text = $"The log level of {service} is {(level.Value ?? Normal).ToString(CultureInfo.InvariantCulture)}";
        return (level.Value ?? Normal) switch
        {
            < Normal => Rule.Warn($"{text}, minimal: likely the log lacks events that other rules need.", raise, level.Origin),
            Normal => Rule.Pass(
                $"{text}, normal{(level.Value is null ? " (the value is not set)" : "")}. Events of single changes ({events}) may be "
                    + "missing: their absence proves nothing.",
                level.Origin),
            > Verbose => Rule.Warn($"{text}; only 0 to 3 are known.", raise, level.Origin),
            _ => Rule.Pass($"{text}: likely every change logs its events ({events}).", level.Origin),
        };
    }

    /// <summary>Sets a level and restarts the service, which reads it when it starts.</summary>
    internal static RemedyStep[] Raise(RemedyStep set, string service, string computer) =>
        [
            set,
            Rule.Run($"Restart-Service -Name {service:SERVICE}", "The service reads the level when it starts")
                .On(computer, "the same computer").Elevated,
        ];
}
