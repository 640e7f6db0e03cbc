using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// Reads ENTSSO.xml, the configuration of the ENTSSO management agents in the Extensions folder of the sync engine. A wrong file is
/// never an exception: every problem is an issue with its place (of very many of one kind, the last represents the rest), and what could
/// be understood is in the lists. Source: the page Configuring the XML File; that <c>ENTSSOMA</c> is the element's name comes from that
/// page's sample, its text says <c>ENTSSO</c>.
/// </summary>
internal sealed class EntSsoXml(LocatedXmlReader xml)
{
    private const string RootName = "sso";
    private const string AgentName = "ENTSSOMA";
    private const string ConfusedAgentName = "ENTSSO";
    private const string SourceName = "SourceMA";
    private const string ApplicationName = "Application";

    /// <summary>No one fixes more one by one, and a file of nothing but mistakes must not fill the memory.</summary>
    private const int MostOfAKind = 200;

    private readonly List<EntSsoXmlSource> _sources = [];
    private readonly List<EntSsoXmlAgent> _agents = [];
    private readonly List<EntSsoXmlIssue> _issues = [];
    private readonly Dictionary<EntSsoXmlIssueKind, EntSsoXmlIssue> _firstLeftOut = [];
    private readonly Dictionary<EntSsoXmlIssueKind, int> _counts = [];
    private readonly Dictionary<string, int> _sourceLines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _agentLines = new(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EntSsoXmlFile Read(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path, cancellationToken);
    }

    public static EntSsoXmlFile Read(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        EntSsoXml? file = null;
        SourceFormatException? damage = null;
        try
        {
            using LocatedXmlReader reader = new(stream, name, cancellationToken);
            file = new EntSsoXml(reader);
            file.ReadRoot();
        }
        catch (SourceFormatException error)
        {
            damage = error;
        }

        List<EntSsoXmlIssue> issues = file is null ? [] : [.. file._issues, .. file.LeftOut()];
        if (damage is not null)
        {
            issues.Add(new EntSsoXmlIssue
            {
                Kind = EntSsoXmlIssueKind.NotWellFormed, Subject = Path.GetFileName(name), Message = damage.Problem, Line = damage.Line,
                Column = damage.Column,
            });
        }

        return new EntSsoXmlFile
        {
            Path = name,
            IsWellFormed = damage is null,
            Sources = file?._sources ?? [],
            Agents = file?._agents ?? [],
            Issues = [.. issues.OrderBy(issue => issue.Line).ThenBy(issue => issue.Column)],
        };
    }

    private void ReadRoot()
    {
        xml.Root();
        int line = xml.Line;
        int column = xml.Column;
        if (!IsCase(RootName))
        {
            Add(EntSsoXmlIssueKind.WrongRoot, $"The root element must be {RootName}, found {xml.QualifiedName}.");
        }

        Attributes(RootName, []);
        WatchText(RootName);
        xml.Children(() =>
        {
            if (IsCase(SourceName))
            {
                ReadSource();
            }
            else if (IsCase(AgentName) || IsConfused())
            {
                ReadAgent();
            }
            else if (NameText.Same(xml.QualifiedName, ApplicationName))
            {
                Add(
                    EntSsoXmlIssueKind.UnknownElement,
                    $"{ApplicationName} belongs inside an {AgentName} element, not directly below {RootName}.");
            }
            else
            {
                Unknown(RootName, SourceName, AgentName);
            }

            WatchText(RootName);
        });
        xml.StrayText = null;
        xml.Finish();
        if (_agents.Count == 0)
        {
            Add(
                EntSsoXmlIssueKind.MissingElement, AgentName,
                $"The file has no {AgentName} element, so no ENTSSO management agent is configured.", line, column);
        }
    }

    private void ReadSource()
    {
        EntSsoXmlSource source = new() { Name = "", Line = xml.Line, Column = xml.Column };
        Dictionary<string, LocatedXmlAttribute> attributes = Attributes(SourceName, ["name", "objectType", "attribute"]);
        source = source with
        {
            Name = Required(SourceName, "name", attributes),
            ObjectType = Text("objectType", attributes, source.ObjectType.Value),
            Attribute = Text("attribute", attributes, source.Attribute.Value),
        };
        WatchText(SourceName);
        xml.Children(() => Unknown(SourceName));
        _sources.Add(source);
        Unique(_sourceLines, source.Name, $"{SourceName} \"{source.Name}\"", source.Line, source.Column);
    }

    private void ReadAgent()
    {
        EntSsoXmlAgent agent = new() { Name = "", Adma = "", Line = xml.Line, Column = xml.Column };
        Dictionary<string, LocatedXmlAttribute> attributes = Attributes(AgentName, ["name", "adma", "deleteAll"]);
        List<EntSsoXmlApplication> applications = [];
        agent = agent with
        {
            Name = Required(AgentName, "name", attributes),
            Adma = Required(AgentName, "adma", attributes),
            DeleteAll = Switch("deleteAll", attributes),
            Applications = applications,
        };

        // Affiliate applications have names without case, whatever this file's elements have.
        Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);
        WatchText(AgentName);
        xml.Children(() =>
        {
            if (IsCase(ApplicationName))
            {
                ReadApplication(agent.Name, applications, lines);
            }
            else
            {
                Unknown(AgentName, ApplicationName);
            }

            WatchText(AgentName);
        });
        if (applications.Count == 0)
        {
            Add(
                EntSsoXmlIssueKind.MissingElement, ApplicationName, $"{AgentName} \"{agent.Name}\" has no {ApplicationName} element.",
                agent.Line, agent.Column);
        }

        _agents.Add(agent);
        Unique(_agentLines, agent.Name, $"{AgentName} \"{agent.Name}\"", agent.Line, agent.Column);
    }

    private void ReadApplication(string agent, List<EntSsoXmlApplication> applications, Dictionary<string, int> lines)
    {
        EntSsoXmlApplication application = new() { Name = "", SourceMa = "", Line = xml.Line, Column = xml.Column };
        Dictionary<string, LocatedXmlAttribute> attributes = Attributes(ApplicationName, ["name", "sourceMA", "create", "delete"]);
        application = application with
        {
            Name = Required(ApplicationName, "name", attributes),
            SourceMa = Required(ApplicationName, "sourceMA", attributes),
            Create = Switch("create", attributes),
            Delete = Switch("delete", attributes),
        };
        WatchText(ApplicationName);
        xml.Children(() => Unknown(ApplicationName));
        applications.Add(application);
        Unique(
            lines, application.Name, $"{ApplicationName} \"{application.Name}\" in {AgentName} \"{agent}\"", application.Line,
            application.Column);
    }

    /// <summary>Whether the current element has this name; in wrong case it counts and is an issue.</summary>
    private bool IsCase(string name)
    {
        if (xml.QualifiedName == name)
        {
            return true;
        }

        if (!NameText.Same(xml.QualifiedName, name))
        {
            return false;
        }

        Add(
            EntSsoXmlIssueKind.WrongCase,
            $"The element {xml.QualifiedName} must be written {name}: names in this file are case-sensitive.");
        return true;
    }

    private bool IsConfused()
    {
        if (!NameText.Same(xml.QualifiedName, ConfusedAgentName))
        {
            return false;
        }

        Add(
            EntSsoXmlIssueKind.EntSsoInsteadOfEntSsoMa,
            $"The element must be written {AgentName}. The text of the documentation uses {ConfusedAgentName}; the sample of the "
                + $"product has {AgentName}.");
        return true;
    }

    private void Unknown(string parent, params string[] expected)
    {
        string belongs = expected.Length == 0 ? "no elements belong" : $"only {string.Join(" and ", expected)} belong";
        Add(EntSsoXmlIssueKind.UnknownElement, $"The element {xml.QualifiedName} is not known below {parent}: {belongs} there.");
    }

    private Dictionary<string, LocatedXmlAttribute> Attributes(string element, string[] known)
    {
        Dictionary<string, LocatedXmlAttribute> attributes = new(StringComparer.Ordinal);
        foreach (LocatedXmlAttribute attribute in xml.Attributes())
        {
            string? name = known.FirstOrDefault(candidate => NameText.Same(candidate, attribute.Name));
            if (name is null)
            {
                string belongs = known.Length == 0 ? "it has none" : $"it has {string.Join(", ", known)}";
                Add(
                    EntSsoXmlIssueKind.UnknownAttribute, attribute.Name,
                    $"The attribute {attribute.Name} is not known on {element}: {belongs}.", attribute.Line, attribute.Column);
                continue;
            }

            if (name != attribute.Name)
            {
                Add(
                    EntSsoXmlIssueKind.WrongCase, attribute.Name,
                    $"The attribute {attribute.Name} must be written {name}: names in this file are case-sensitive.", attribute.Line,
                    attribute.Column);
            }

            // Of a right and a wrong spelling beside each other the right one counts.
            if (name == attribute.Name || !attributes.ContainsKey(name))
            {
                attributes[name] = attribute;
            }
        }

        return attributes;
    }

    private string Required(string element, string name, Dictionary<string, LocatedXmlAttribute> attributes)
    {
        bool isThere = attributes.TryGetValue(name, out LocatedXmlAttribute? attribute);
        if (isThere && !string.IsNullOrWhiteSpace(attribute!.Value))
        {
            return attribute.Value;
        }

        Add(
            EntSsoXmlIssueKind.MissingAttribute, name, $"{element} needs the attribute {name}; it is {(isThere ? "empty" : "missing")}.",
            isThere ? attribute!.Line : xml.Line, isThere ? attribute!.Column : xml.Column);
        return "";
    }

    private static Stated<string> Text(string name, Dictionary<string, LocatedXmlAttribute> attributes, string otherwise) =>
        attributes.TryGetValue(name, out LocatedXmlAttribute? attribute)
            ? new Stated<string>(attribute.Value, true)
            : new Stated<string>(otherwise, false);

    private Stated<bool> Switch(string name, Dictionary<string, LocatedXmlAttribute> attributes)
    {
        if (attributes.TryGetValue(name, out LocatedXmlAttribute? attribute))
        {
            if (attribute.Value is "true" or "false")
            {
                return new Stated<bool>(attribute.Value == "true", true);
            }

            Add(
                EntSsoXmlIssueKind.BadBoolean, name,
                $"The attribute {name} must be true or false, in lower case; found \"{MessageText.Shorten(attribute.Value, 80)}\".",
                attribute.Line, attribute.Column);
        }

        return new Stated<bool>(true, false);
    }

    private void WatchText(string element) => xml.StrayText = text => Add(
        EntSsoXmlIssueKind.UnexpectedText, MessageText.Shorten(text.Trim(), 80),
        $"Text is not allowed inside {element}: \"{MessageText.Shorten(text.Trim(), 80)}\".");

    private void Unique(Dictionary<string, int> lines, string name, string what, int line, int column)
    {
        if (lines.TryGetValue(name, out int first))
        {
            Add(EntSsoXmlIssueKind.Duplicate, what, $"{what} is duplicated; the first is in line {first}.", line, column);
        }
        else if (name.Length > 0)
        {
            lines.Add(name, line);
        }
    }

    // About the name of the current element.
    private void Add(EntSsoXmlIssueKind kind, string message) => Add(kind, xml.QualifiedName, message);

    private void Add(EntSsoXmlIssueKind kind, string subject, string message) => Add(kind, subject, message, xml.Line, xml.Column);

    private void Add(EntSsoXmlIssueKind kind, string subject, string message, int line, int column)
    {
        int count = _counts[kind] = _counts.TryGetValue(kind, out int before) ? before + 1 : 1;
        if (count > MostOfAKind + 1)
        {
            return;
        }

        EntSsoXmlIssue issue =
            new() { Kind = kind, Subject = MessageText.Shorten(subject, 80), Message = message, Line = line, Column = column };
        if (count <= MostOfAKind)
        {
            _issues.Add(issue);
        }
        else
        {
            _firstLeftOut.Add(kind, issue);
        }
    }

    /// <summary>One issue for all of a kind that are beyond the limit, at the place of the first of them.</summary>
    private IEnumerable<EntSsoXmlIssue> LeftOut() => _firstLeftOut.Values.Select(first => _counts[first.Kind] == MostOfAKind + 1
        ? first
        : first
            with { Message = $"{_counts[first.Kind] - MostOfAKind} more problems of this kind start here; the first: {first.Message}" });
}
