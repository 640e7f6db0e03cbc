namespace EntSso.Diagnosis;

/// <summary>How many findings gave which answer.</summary>
public sealed record FindingCounts
{
    /// <summary>Findings with <see cref="FindingStatus.Pass"/>.</summary>
    public int Pass { get; init; }

    /// <summary>Findings with <see cref="FindingStatus.Fail"/>.</summary>
    public int Fail { get; init; }

    /// <summary>Findings with <see cref="FindingStatus.Warning"/>.</summary>
    public int Warning { get; init; }

    /// <summary>Findings with <see cref="FindingStatus.Unknown"/>.</summary>
    public int Unknown { get; init; }

    /// <summary>Findings with <see cref="FindingStatus.NotApplicable"/>.</summary>
    public int NotApplicable { get; init; }

    /// <summary>All findings.</summary>
    public int Total => Pass + Fail + Warning + Unknown + NotApplicable;

    /// <summary>
    /// The worst answer: Fail, Warning, Unknown, Pass in this order; NotApplicable when nothing was checked. A single Unknown hides
    /// any number of passes, because a link that could not be checked whole is not known to hold.
    /// </summary>
    public FindingStatus Worst =>
        Fail > 0 ? FindingStatus.Fail
        : Warning > 0 ? FindingStatus.Warning
        : Unknown > 0 ? FindingStatus.Unknown
        : Pass > 0 ? FindingStatus.Pass
        : FindingStatus.NotApplicable;

    /// <summary>The number of findings with one answer.</summary>
    /// <param name="status">The answer whose findings are counted.</param>
    public int Of(FindingStatus status) => status switch
    {
        FindingStatus.Pass => Pass,
        FindingStatus.Fail => Fail,
        FindingStatus.Warning => Warning,
        FindingStatus.Unknown => Unknown,
        _ => NotApplicable,
    };

    /// <summary>Whether a finding is as bad as the threshold or worse: what decides the exit code of a pipeline.</summary>
    /// <param name="threshold">Fail, Warning or Unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is none of the three.</exception>
    public bool Reaches(FindingStatus threshold) => threshold switch
    {
        FindingStatus.Fail => Fail > 0,
        FindingStatus.Warning => Fail + Warning > 0,
        FindingStatus.Unknown => Fail + Warning + Unknown > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be Fail, Warning or Unknown."),
    };

    /// <summary>The number of each answer, for people: <c>10 pass, 0 fail, 2 warning, 0 unknown, 1 not applicable</c>.</summary>
    public override string ToString() =>
        $"{Pass} pass, {Fail} fail, {Warning} warning, {Unknown} unknown, {NotApplicable} not applicable";

    /// <summary>The sum of these counts and others.</summary>
    internal FindingCounts Plus(FindingCounts other) => new()
    {
        Pass = Pass + other.Pass,
        Fail = Fail + other.Fail,
        Warning = Warning + other.Warning,
        Unknown = Unknown + other.Unknown,
        NotApplicable = NotApplicable + other.NotApplicable,
    };

    /// <summary>Counts findings.</summary>
    /// <param name="findings">The findings, of any rules.</param>
    public static FindingCounts Of(IEnumerable<Finding> findings)
    {
        int[] counts = new int[(int)FindingStatus.NotApplicable + 1];
        foreach (Finding finding in findings)
        {
            counts[(int)finding.Status]++;
        }

        return new FindingCounts
        {
            Pass = counts[(int)FindingStatus.Pass],
            Fail = counts[(int)FindingStatus.Fail],
            Warning = counts[(int)FindingStatus.Warning],
            Unknown = counts[(int)FindingStatus.Unknown],
            NotApplicable = counts[(int)FindingStatus.NotApplicable],
        };
    }
}
