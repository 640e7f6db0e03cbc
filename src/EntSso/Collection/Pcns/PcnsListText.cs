using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.Pcns;

/// <summary>
/// Reads the text that <c>pcnscfg list</c> prints: labels padded with dots, a colon and the value. Lines come in any order and any of them
/// may be missing, as they differ between versions; a target begins with its name. Source: the help of MIIS 2003.
/// </summary>
internal sealed class PcnsListText
{
    private const string Tool = "pcnscfg list";
    private const string TargetName = "Target Name";
    private const string Total = "Total targets";

    // RPC_C_AUTHN_GSS_KERBEROS (rpcdce.h).
    private const int Kerberos = 16;

    private static readonly string[] _labels =
    [
        "MaxQueueLength", "MaxQueueAge", "MaxNotificationRetries", "RetryInterval", TargetName, "Target GUID", "Server FQDN or Address",
        "Service Principal Name", "Authentication Service", "Inclusion Group Name", "Exclusion Group Name", "Keep Alive Interval",
        "User Name Format", "Queue Warning Level", "Queue Warning Interval", "Disabled", Total,
    ];

    private readonly TextFile _text;
    private readonly List<PcnsTarget> _targets = [];
    private PcnsSettings _settings;
    private Fact<int> _count;

    private PcnsListText(TextFile text)
    {
        _text = text;
        _count = Fact.Unknown<int>($"the text has no line \"{Total}\"", text.Origin);
        _settings = new()
        {
            Domain = "",
            MaximumQueueLength = Missing<int>("MaxQueueLength"),
            MaximumQueueAgeSeconds = Missing<int>("MaxQueueAge"),
            MaximumRetries = Missing<int>("MaxNotificationRetries"),
            RetryIntervalSeconds = Missing<int>("RetryInterval"),
        };
        foreach (LabelledLine line in text.Lines.Where(line => line.Label.Length > 0))
        {
            Read(line);
        }

        if (_count.IsKnown && _count.Value != _targets.Count)
        {
            string reason = $"the text states {_count.Value} targets and has {_targets.Count}";
            text.Problems.Add(
                new SourceProblem(text.Origin.Source, _count.Origin!.Line, 1, MessageText.Sentence(reason) + ": a part of it is missing."));
            _count = Fact.Unknown<int>(reason, _count.Origin);
        }
    }

    /// <summary>The facts, with the number of targets where the text has all of them.</summary>
    public SyncDeployment Deployment => new()
    {
        Inventory = new Inventory { PcnsTargets = _count },
        Pcns = new PcnsFacts { Settings = [_settings], Targets = _targets },
    };

    /// <summary>Lines that were not understood, and a doubtful encoding.</summary>
    public IReadOnlyList<SourceProblem> Problems => _text.Problems;

    /// <summary>Reads the text from a file, as <see cref="TextFile.Read"/> does.</summary>
    public static PcnsListText Read(string path, CancellationToken cancellationToken = default) =>
        new(TextFile.Read(path, Tool, cancellationToken));

    /// <summary>Understands the text, as <see cref="TextFile.Parse"/> does; a prompt and other lines around it do no harm.</summary>
    public static PcnsListText Parse(string text, string name, DateTime time) => new(TextFile.Parse(text, name, time));

    /// <summary>Whether the beginning of a text looks like one that this class reads.</summary>
    public static bool IsLikely(TextFile text) =>
        text.Lines.Select(line => LabelOf(line)).Where(label => label is not null).Distinct().Count() >= 3;

    private void Read(LabelledLine line)
    {
        PcnsTarget? target = _targets.LastOrDefault();
        switch (LabelOf(line))
        {
            case "MaxQueueLength":
                _settings = _settings with { MaximumQueueLength = Number(line) };
                return;
            case "MaxQueueAge":
                _settings = _settings with { MaximumQueueAgeSeconds = Number(line) };
                return;
            case "MaxNotificationRetries":
                _settings = _settings with { MaximumRetries = Number(line) };
                return;
            case "RetryInterval":
                _settings = _settings with { RetryIntervalSeconds = Number(line) };
                return;
            case TargetName:
                _targets.Add(Begin(line.Value));
                return;
            case Total:
                _count = Number(line);
                return;
            case { } label when target is not null:
                _targets[_targets.Count - 1] = Read(target, label, line);
                return;
            case { } label:
                _text.AddProblem(line, $"The line \"{label}\" is not below a line \"{TargetName}\" and was left out.");
                return;
            default:
                _text.AddProblem(
                    line,
                    $"The label \"{MessageText.Shorten(line.Label, 60)}\" is not known; only the English text of {Tool} is understood.");
                return;
        }
    }

    private PcnsTarget Read(PcnsTarget target, string label, LabelledLine line) => label switch
    {
        "Target GUID" => target with { Id = GuidText.Normalise(line.Value) },
        "Server FQDN or Address" => target with { Server = Text(line) },
        "Service Principal Name" => target with { ServicePrincipalName = Text(line) },
        "Authentication Service" => target with
        {
            AuthenticationService = string.Equals(line.Value, "Kerberos", StringComparison.OrdinalIgnoreCase)
                ? Fact.Known(Kerberos, line.Origin)
                : Number(line),
        },
        "Inclusion Group Name" => target with { InclusionGroup = Group(line) },
        "Exclusion Group Name" => target with { ExclusionGroup = Group(line) },
        "Keep Alive Interval" => target with { KeepAliveSeconds = Number(line) },
        "User Name Format" => target with { UserNameFormat = Number(line) },
        "Queue Warning Level" => target with { QueueWarningLevel = Number(line) },
        "Queue Warning Interval" => target with { QueueWarningInterval = Number(line) },
        _ => target with { IsDisabled = Switch(line) },
    };

    private PcnsTarget Begin(string name) => new()
    {
        Name = name,
        Server = Missing<string>("Server FQDN or Address"),
        ServicePrincipalName = Missing<string>("Service Principal Name"),
        AuthenticationService = Missing<int>("Authentication Service"),
        UserNameFormat = Missing<int>("User Name Format"),
        KeepAliveSeconds = Missing<int>("Keep Alive Interval"),
        IsDisabled = Missing<bool>("Disabled"),
        InclusionGroup = Missing<PcnsGroup?>("Inclusion Group Name"),
        ExclusionGroup = Missing<PcnsGroup?>("Exclusion Group Name"),
        QueueWarningLevel = Missing<int>("Queue Warning Level"),
        QueueWarningInterval = Missing<int>("Queue Warning Interval"),
    };

    private Fact<T> Missing<T>(string label) => Fact.Unknown<T>($"the text has no line \"{label}\"", _text.Origin);

    private static Fact<string> Text(LabelledLine line) =>
        Fact.NotEmpty(Fact.Known(line.Value, line.Origin), $"the text has nothing after \"{LabelOf(line)}\"");

    private static Fact<PcnsGroup?> Group(LabelledLine line) => Fact.Known(
        line.Value.Length == 0 ? null : new PcnsGroup { Name = Fact.Known<string?>(line.Value, line.Origin) }, line.Origin);

    private Fact<bool> Switch(LabelledLine line) =>
        bool.TryParse(line.Value, out bool value) ? Fact.Known(value, line.Origin) : Unknown<bool>(line, "True or False");

    /// <summary>The number at the beginning of the value; its unit follows.</summary>
    private Fact<int> Number(LabelledLine line) =>
        int.TryParse(line.Value.Split(' ')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? Fact.Known(number, line.Origin)
            : Unknown<int>(line, "a number");

    private Fact<T> Unknown<T>(LabelledLine line, string expected)
    {
        string reason = $"the text has \"{line.Value}\" after \"{LabelOf(line)}\", expected {expected}";
        _text.AddProblem(line, MessageText.Sentence(reason) + ".");
        return Fact.Unknown<T>(reason, line.Origin);
    }

    private static string? LabelOf(LabelledLine line) =>
        _labels.FirstOrDefault(label => string.Equals(label, line.Label.TrimEnd('.', ' '), StringComparison.OrdinalIgnoreCase));
}
