namespace EntSso.Deployment;

/// <summary>Where and when a fact was read.</summary>
/// <param name="Source">
/// What was asked, in words for people: a file with its place, <c>LDAP dc1.fabrikam.test</c>, <c>COM SSOConfigOM on INTSVR1</c>.
/// </param>
/// <param name="Time">When, in UTC.</param>
public sealed record FactOrigin(string Source, DateTime Time)
{
    /// <summary>The line in the file that <see cref="Source"/> names, from 1; 0 when the source is no file or the line is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, from 1; 0 when not known.</summary>
    public int Column { get; init; }

    /// <summary>
    /// Whether the value follows from what the source leaves out, and not from what it says: an empty <c>password-sync</c> in the metaverse
    /// means that the switch was never on. What rests on such a fact is likely, not documented.
    /// </summary>
    public bool IsInferred { get; init; }

    /// <summary>The source with its line and column where they are known: <c>MA-ADMA.xml(12,9)</c>.</summary>
    public string Place => Line == 0 ? Source : Column == 0 ? $"{Source}({Line})" : $"{Source}({Line},{Column})";

    /// <summary>The same origin at another place of the file.</summary>
    /// <param name="line">The line, from 1; 0 for not known.</param>
    /// <param name="column">The column, from 1; 0 for not known.</param>
    public FactOrigin At(int line, int column = 0) => this with { Line = line, Column = column };

    /// <summary>The time of an origin, before all others when there is none.</summary>
    internal static DateTime TimeOf(FactOrigin? origin) => origin?.Time ?? DateTime.MinValue;
}
