using System.Text.RegularExpressions;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>
/// Reads the text that <c>ssomanage -displaydb</c> prints: lines of <c>Label : value</c>, whose long labels the tool cuts with dots
/// unless the console is 120 characters wide. For deployments that hand over text files; a live system is asked through COM.
/// </summary>
/// <remarks>
/// The tool prints in the language of the product and there is nothing else to recognise a line by, so only English texts are
/// understood; any other gives unknown facts and a problem that says so. Of the label of the audit table for external credentials only the
/// beginning is documented, and it is recognised by that. Of two labels cut to the same words, as those of the audit tables are, the
/// first is taken for that of the deleted applications and the second for that of the deleted mappings, the order in which the tool is
/// known to print (likely).
/// </remarks>
public static class DisplayDbText
{
    private const int LongestText = 1 << 20;
    private const string ServerLine = "Using SSO server";
    private static readonly string[] _deletedAudits = ["Size of audit table for deleted applications", "Size of audit table for deleted mappings"];

    // Of this one only the beginning is documented.
    private const string ExternalAudit = "Size of audit table for external";

    private static readonly string[] _labels =
    [
        "SQL Server", "SSO database", "SSO secret server name", "SSO Admin account", "SSO Affiliate Admin account", _deletedAudits[0],
        _deletedAudits[1], ExternalAudit, "Ticket timeout", "Credential cache timeout", "SSO enabled", "Tickets allowed",
        "Tickets validated", "Allow host initiated SSO", "From Windows to adapters", "From adapters to SSO database", "From adapters to Windows",
    ];

    /// <summary>Reads the text from a file: UTF-16 or UTF-8 with byte order mark, UTF-8, or otherwise one byte a character.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SourceFormatException">The file is too long for such a text.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DisplayDbReading Read(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FileStream stream = InputFile.Open(path);
        if (stream.Length > LongestText)
        {
            throw new SourceFormatException(path, 0, 0, $"expected the text of ssomanage -displaydb, but the file is longer than {LongestText >> 20} MB");
        }

        string text = TextFile.Decode(stream, out bool isGuessed);
        DisplayDbReading reading = Parse(text, path, File.GetLastWriteTimeUtc(path));
        return isGuessed
            ? reading with { Problems = [new SourceProblem(path, 0, 0, "The file is neither UTF-8 nor UTF-16: letters beyond ASCII may be wrong."), .. reading.Problems] }
            : reading;
    }

    /// <summary>Understands the text.</summary>
    /// <param name="text">What the tool printed; a prompt and other lines around it do no harm.</param>
    /// <param name="name">What problems and origins call it.</param>
    /// <param name="time">When it was printed, in UTC.</param>
    public static DisplayDbReading Parse(string text, string name, DateTime time)
    {
        FactOrigin origin = new(name, DateTime.SpecifyKind(time, DateTimeKind.Utc));
        Dictionary<string, DisplayDbLine> values = new(StringComparer.Ordinal);
        List<SourceProblem> problems = [];
        Fact<string> server = Fact.Unknown<string>("the text does not name the SSO server that was asked", origin);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith(ServerLine, StringComparison.OrdinalIgnoreCase))
            {
                server = Server(line, origin.At(i + 1));
                continue;
            }

            int colon = line.IndexOf(':');
            if (colon <= 0 || IsPrompt(line))
            {
                continue;
            }

            string label = line.Substring(0, colon).Trim();
            string[] known = Recognise(label, values);
            if (known.Length == 1)
            {
                values[known[0]] = new DisplayDbLine(line.Substring(colon + 1).Trim(), origin.At(i + 1));
            }
            else
            {
                problems.Add(new SourceProblem(name, i + 1, 1, known.Length == 0
                    ? $"The label \"{Shorten(label)}\" is not known; only the English text of ssomanage -displaydb is understood."
                    : $"The label \"{label}\" is cut too short to tell {string.Join(" and ", known)} apart; print it again on a console of 120 characters."));
            }
        }

        SsoSystem system = System(new DisplayDbValues(values, problems, origin)) with { ReadThrough = server };
        return new DisplayDbReading(system, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>Whether a text looks like one that this class reads.</summary>
    /// <param name="text">The beginning of the text.</param>
    internal static bool IsLikely(string text) => text.Split('\n').Select(line => line.Trim())
        .Count(line => line.StartsWith(ServerLine, StringComparison.OrdinalIgnoreCase)
            || (line.IndexOf(':') is > 3 and int colon && !IsPrompt(line) && Recognise(line.Substring(0, colon).Trim(), []).Length > 0)) >= 3;

    private static SsoSystem System(DisplayDbValues values) => new()
    {
        DatabaseServer = values.Text("SQL Server"),
        DatabaseName = values.Text("SSO database"),
        SecretServer = values.Text("SSO secret server name"),
        SsoAdministrators = values.Text("SSO Admin account"),
        SsoAffiliateAdministrators = values.Text("SSO Affiliate Admin account"),
        AuditDeletedApplications = values.Number(_deletedAudits[0]),
        AuditDeletedMappings = values.Number(_deletedAudits[1]),
        AuditCredentialLookups = values.Number(ExternalAudit),
        TicketTimeoutMinutes = values.Number("Ticket timeout"),
        CredentialCacheTimeoutMinutes = values.Number("Credential cache timeout"),
        IsEnabled = values.Switch("SSO enabled"),
        AllowTickets = values.Switch("Tickets allowed"),
        ValidateTickets = values.Switch("Tickets validated"),
        AllowHostInitiated = values.Switch("Allow host initiated SSO"),
        FromWindowsToAdapters = values.Switch("From Windows to adapters"),
        FromAdaptersToDatabase = values.Switch("From adapters to SSO database"),
        FromAdaptersToWindows = values.Switch("From adapters to Windows"),

        // The settings come from the database, so a text that has them shows that it answered.
        IsDatabaseReachable = values.Text("SSO enabled").Select(_ => true),
    };

    private static Fact<string> Server(string line, FactOrigin origin)
    {
        string rest = line.Substring(ServerLine.Length).Trim(' ', ':', '-', '"', '\'');
        return rest.Length == 0 || rest.StartsWith("on this computer", StringComparison.OrdinalIgnoreCase)
            ? Fact.Unknown<string>("the SSO server is the computer where the text was printed, and the text does not name it", origin)
            : Fact.Known(rest, origin);
    }

    private static bool IsPrompt(string line) => Regex.IsMatch(line, @"^(PS )?[A-Za-z]:\\", RegexOptions.CultureInvariant);

    /// <summary>The known labels that a printed label may be: one when it is clear.</summary>
    private static string[] Recognise(string printed, Dictionary<string, DisplayDbLine> seen)
    {
        string label = Regex.Replace(printed, @"\s+", " ", RegexOptions.CultureInvariant);
        string words = label.TrimEnd('.', '…', ' ');
        bool isCut = words.Length < label.Length;
        string[] known = [.. _labels.Where(candidate => IsWhole(words, candidate))];
        if (known.Length == 0 && isCut && words.Length > 0)
        {
            known = [.. _labels.Where(candidate => Begins(candidate, words))];
        }

        return known.SequenceEqual(_deletedAudits) ? [seen.ContainsKey(_deletedAudits[0]) ? _deletedAudits[1] : _deletedAudits[0]] : known;
    }

    // Some labels have their unit or their scope in brackets behind them.
    private static bool IsWhole(string words, string label) => Begins(words, label)
        && (words.Length == label.Length || Begins(words.Substring(label.Length), " (") || label == ExternalAudit);

    private static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) => text.Length <= 60 ? text : text.Remove(60) + "…";
}
