using System.Globalization;
using System.Text.RegularExpressions;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>
/// Reads the text that <c>ssomanage -displaydb</c> prints: lines of <c>Label : value</c>, whose long labels the tool cuts with dots
/// unless the console is 120 characters wide. For deployments that hand over text files; a live system is queried through COM.
/// </summary>
/// <remarks>
/// The tool prints in the language of the product and there is nothing else to recognise a line by, so only English texts are
/// understood; any other gives unknown facts and a problem that says so. Two spellings of the labels are known, one from a published
/// sample and one from the page How to Display the SSO Database Information; which version prints which is not known. Of two labels cut to
/// the same words, as those of the audit tables are, the first is taken for that of the deleted applications and the second for that of the
/// deleted mappings, the order in which the tool is known to print (likely).
/// </remarks>
internal sealed class DisplayDbText
{
    private const string Tool = "ssomanage -displaydb";
    private const string ServerLine = "Using SSO server";
    private const string Enabled = "SSO enabled";

    // Of this one the sample shows only the beginning.
    private const string ExternalAudit = "Size of audit table for external";

    private static readonly string[] _deletedAudits =
        ["Size of audit table for deleted applications", "Size of audit table for deleted mappings"];

    private static readonly string[] _labels =
    [
        "SQL Server", "SSO database", "SSO secret server name", "SSO Admin account", "SSO Affiliate Admin account", _deletedAudits[0],
        _deletedAudits[1], ExternalAudit, "Ticket timeout", "Credential cache timeout", Enabled, "Tickets allowed",
        "Tickets validated", "Allow host initiated SSO", "From Windows to adapters", "From adapters to SSO database",
        "From adapters to Windows",
    ];

    /// <summary>Every spelling of a label, and the label.</summary>
    private static readonly (string Printed, string Label)[] _spellings =
    [
        .. _labels.Select(label => (label, label)),
        ("Single Sign-On database", "SSO database"), ("Single Sign-On Secret Server name", "SSO secret server name"),
        ("Single Sign-On Administrators account", "SSO Admin account"),
        ("Single Sign-On Affiliate Administrators account", "SSO Affiliate Admin account"),
        ("Size of audit table for deleted user mappings", _deletedAudits[1]), ("Single Sign-On Status", Enabled),
        ("Validate tickets", "Tickets validated"),
    ];

    private readonly TextFile _text;
    private readonly Dictionary<string, LabelledLine> _values = new(StringComparer.Ordinal);

    private DisplayDbText(TextFile text)
    {
        _text = text;
        Fact<string> server = Fact.Unknown<string>("the text does not name the queried SSO server", text.Origin);
        foreach (LabelledLine line in text.Lines)
        {
            if (line.Text.StartsWith(ServerLine, StringComparison.OrdinalIgnoreCase))
            {
                server = Server(line);
            }
            else if (line.Label.Length > 0)
            {
                Add(line);
            }
        }

        System = ReadSystem() with { ReadThrough = server };
    }

    /// <summary>The settings; what the text does not show is unknown with the reason.</summary>
    public SsoSystem System { get; }

    /// <summary>Lines that were not understood, and a doubtful encoding.</summary>
    public IReadOnlyList<SourceProblem> Problems => [.. _text.Problems.OrderBy(problem => problem.Line)];

    /// <summary>Reads the text from a file, as <see cref="TextFile.Read"/> does.</summary>
    public static DisplayDbText Read(string path, CancellationToken cancellationToken = default) =>
        new(TextFile.Read(path, Tool, cancellationToken));

    /// <summary>Understands the text, as <see cref="TextFile.Parse"/> does; a prompt and other lines around it do no harm.</summary>
    public static DisplayDbText Parse(string text, string name, DateTime time) => new(TextFile.Parse(text, name, time));

    /// <summary>Whether the beginning of a text looks like one that this class reads.</summary>
    public static bool IsLikely(TextFile text) => text.Lines.Count(line =>
        line.Text.StartsWith(ServerLine, StringComparison.OrdinalIgnoreCase)
        || (line.Label.Length > 3 && Recognise(line.Label, []).Length > 0)) >= 3;

    private void Add(LabelledLine line)
    {
        string[] known = Recognise(line.Label, _values);
        if (known.Length == 1)
        {
            _values[known[0]] = line;
        }
        else
        {
            _text.AddProblem(line, known.Length == 0
                ? $"The label \"{MessageText.Shorten(line.Label, 60)}\" is not known; only the English text of {Tool} is understood."
                : $"The label \"{line.Label}\" is cut too short to distinguish {string.Join(" and ", known)}; print it again on a "
                    + "console of 120 characters.");
        }
    }

    private SsoSystem ReadSystem() => new()
    {
        DatabaseServer = Text("SQL Server"),
        DatabaseName = Text("SSO database"),
        SecretServer = Text("SSO secret server name"),
        SsoAdministrators = Text("SSO Admin account"),
        SsoAffiliateAdministrators = Text("SSO Affiliate Admin account"),
        AuditDeletedApplications = Number(_deletedAudits[0]),
        AuditDeletedMappings = Number(_deletedAudits[1]),
        AuditCredentialLookups = Number(ExternalAudit),
        TicketTimeoutMinutes = Number("Ticket timeout"),
        CredentialCacheTimeoutMinutes = Number("Credential cache timeout"),
        IsEnabled = Switch(Enabled),
        AllowTickets = Switch("Tickets allowed"),
        ValidateTickets = Switch("Tickets validated"),
        AllowHostInitiated = Switch("Allow host initiated SSO"),
        FromWindowsToAdapters = Switch("From Windows to adapters"),
        FromAdaptersToDatabase = Switch("From adapters to SSO database"),
        FromAdaptersToWindows = Switch("From adapters to Windows"),

        // The settings come from the database, so a text that has them shows that it answered.
        IsDatabaseReachable = Text(Enabled).Select(_ => true),
    };

    /// <summary>A text that is never empty where it is set.</summary>
    private Fact<string> Text(string label) => Fact.NotEmpty(Line(label), $"the text has nothing after \"{label}\"");

    private Fact<int> Number(string label) => Convert<int>(label, "a number", text =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number) ? number : null);

    private Fact<bool> Switch(string label) => Convert<bool>(label, "Yes or No", text => text.ToUpperInvariant() switch
    {
        "YES" or "ENABLED" => true,
        "NO" or "DISABLED" => false,
        _ => null,
    });

    private Fact<string> Line(string label) => _values.TryGetValue(label, out LabelledLine? line)
        ? Fact.Known(line.Value, line.Origin)
        : Fact.Unknown<string>($"the text has no line \"{label}\"", _text.Origin);

    private Fact<T> Convert<T>(string label, string expected, Func<string, T?> convert)
        where T : struct
    {
        Fact<string> text = Line(label);
        if (!text.IsKnown)
        {
            return Fact.Unknown<T>(text.Reason, text.Origin);
        }

        if (convert(text.Value) is T value)
        {
            return Fact.Known(value, text.Origin);
        }

        string reason = $"the text has \"{text.Value}\" after \"{label}\", expected {expected}";
        _text.AddProblem(_values[label], MessageText.Sentence(reason) + ".");
        return Fact.Unknown<T>(reason, text.Origin);
    }

    private static Fact<string> Server(LabelledLine line)
    {
        string rest = line.Text.Substring(ServerLine.Length).Trim(' ', ':', '-', '"', '\'');
        return rest.Length == 0 || rest.StartsWith("on this computer", StringComparison.OrdinalIgnoreCase)
            ? Fact.Unknown<string>("the SSO server is the computer where the text was printed, and the text does not name it", line.Origin)
            : Fact.Known(rest, line.Origin);
    }

    /// <summary>The known labels that a printed label may be: one when it is clear.</summary>
    private static string[] Recognise(string printed, Dictionary<string, LabelledLine> seen)
    {
        string label = Regex.Replace(printed, @"\s+", " ", RegexOptions.CultureInvariant);
        string words = label.TrimEnd('.', '…', ' ');
        bool isCut = words.Length < label.Length;
        string[] known = Labels(spelling => IsWhole(words, spelling));
        if (known.Length == 0 && isCut && words.Length > 0)
        {
            known = Labels(spelling => Begins(spelling, words));
        }

        return known.SequenceEqual(_deletedAudits) ? [seen.ContainsKey(_deletedAudits[0]) ? _deletedAudits[1] : _deletedAudits[0]] : known;
    }

    private static string[] Labels(Func<string, bool> isIt) =>
        [.. _spellings.Where(spelling => isIt(spelling.Printed)).Select(spelling => spelling.Label).Distinct()];

    // Some labels have their unit or their scope in brackets behind them.
    private static bool IsWhole(string words, string label) => Begins(words, label)
        && (words.Length == label.Length || Begins(words.Substring(label.Length), " (") || label == ExternalAudit);

    private static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

}
