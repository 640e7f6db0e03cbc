using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests;

/// <summary>Holds the arrows of docs/architecture.md: dependencies point inward, and nowhere else.</summary>
public class ArchitectureTests
{
    /// <summary>What each folder of the core may know. The types of the root (links of the chain, basis) are known to all.</summary>
    private static readonly Dictionary<string, string[]> _mayKnow = new()
    {
        ["Naming"] = [],
        ["Events"] = ["Naming"],
        ["Deployment"] = ["Naming"],
        ["Diagnosis"] = ["Deployment", "Naming", "Events"],
        ["Collection"] = ["Deployment", "Naming", "Events"],
        ["Administration"] = ["Collection", "Deployment", "Diagnosis", "Events", "Naming"],
        ["Reporting"] = ["Deployment", "Diagnosis", "Events"],
        ["Compatibility"] = [],
    };

    private static readonly Regex _reference = new(@"\bEntSso\.(?<area>[A-Z][A-Za-z]+)", RegexOptions.CultureInvariant);

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Core).Select(d => Path.GetFileName(d)!).Where(n => n is not ("bin" or "obj"))];

    private static string Core => RepositoryFolder.Find("src/EntSso");

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_the_core_knows_only_what_lies_further_in(string folder)
    {
        Assert.True(_mayKnow.ContainsKey(folder), $"{folder} is new: say in this test and in docs/architecture.md what it may know.");
        IEnumerable<string> broken =
            from file in SourceFiles(Path.Combine(Core, folder))
            from Match match in _reference.Matches(CodeOf(file))
            let area = match.Groups["area"].Value
            where area != folder && _mayKnow.ContainsKey(area) && !_mayKnow[folder].Contains(area)
            select $"{file} knows {area}";

        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void What_lies_at_the_root_of_the_core_knows_none_of_its_folders() =>
        Assert.Empty(
            from file in Directory.GetFiles(Core, "*.cs")
            from Match match in _reference.Matches(CodeOf(file))
            where _mayKnow.ContainsKey(match.Groups["area"].Value)
            select $"{file} knows {match.Groups["area"].Value}");

    /// <summary>ConvertTo-Json writes an enumeration as a word where its values are 64-bit numbers, and as a number otherwise.</summary>
    [Fact]
    public void Every_public_enumeration_is_a_word_in_JSON_of_the_shell() =>
        Assert.All(
            typeof(ChainLink).Assembly.GetExportedTypes().Where(type => type.IsEnum),
            type => Assert.Equal(typeof(long), type.GetEnumUnderlyingType()));

    /// <summary>The formats of event logs stand beside each other: what two of them need belongs to Reading.</summary>
    [Theory]
    [InlineData("Evtx", "Xml", "Live")]
    [InlineData("Xml", "Evtx", "Live")]
    [InlineData("Live", "Evtx")]
    public void A_reader_of_one_event_log_format_does_not_know_another(string format, params string[] others) =>
        Assert.Empty(
            from file in SourceFiles(Path.Combine(Core, "Events", "Reading", format))
            from other in others
            where Regex.IsMatch(CodeOf(file), $@"\b(EntSso\.Events\.)?Reading\.{other}\b")
            select $"{file} knows {other}");

    /// <summary>What folders beside each other in one area of the core may know of each other; a folder and its subfolders are one area.</summary>
    private static readonly HashSet<(string Folder, string Known)> _innerArrows =
    [
        ("Administration.Changes", "Administration.ServicePrincipalNames"),
        ("Administration.Desired", "Administration.Changes"),
        ("Administration.Desired", "Administration.Files"),
        ("Administration.Desired", "Administration.ServicePrincipalNames"),
        ("Administration.Live", "Administration.Changes"),
        ("Administration.Live", "Administration.Tools"),
        ("Collection.Directory", "Collection.Kerberos"),
        ("Collection.Exports", "Collection.Pcns"),
        ("Collection.Exports", "Collection.Sso"),
        ("Collection.Exports", "Collection.SyncEngine"),
        ("Collection.Pcns", "Collection.Windows"),
        ("Collection.Sso", "Collection.Windows"),
        ("Collection.SyncEngine", "Collection.Windows"),
        ("Diagnosis.Rules", "Diagnosis.Evidence"),
        ("Events.Changes", "Events.Reading"),
        ("Events.Reading.Live", "Events.Reading.Xml"),
    ];

    [Fact]
    public void Folders_within_an_area_know_each_other_along_the_listed_arrows_only()
    {
        HashSet<(string Folder, string Known)> arrows =
        [
            .. from file in SourceFiles(Core)
               let folder = Path.GetDirectoryName(file)!.Substring(Core.Length).Trim('/', '\\').Replace(Path.DirectorySeparatorChar, '.')
               from Match match in Regex.Matches(CodeOf(file), @"^using (?:static )?EntSso\.(?<known>[\w.]+);", RegexOptions.Multiline)
               let known = match.Groups["known"].Value
               where known.Split('.')[0] == folder.Split('.')[0] && !IsWithin(known, folder) && !IsWithin(folder, known)
               let listed = _innerArrows.FirstOrDefault(arrow => IsWithin(folder, arrow.Folder) && IsWithin(known, arrow.Known))
               select listed.Folder is null ? (folder, known) : listed,
        ];

        Assert.Equal(_innerArrows.OrderBy(arrow => arrow), arrows.OrderBy(arrow => arrow));
    }

    private static bool IsWithin(string folder, string of) => folder == of || folder.StartsWith(of + ".", StringComparison.Ordinal);

    [Theory]
    [InlineData("src/EntSso", "System.Management.Automation", "Spectre.", "System.CommandLine", "System.Text.Json")]
    [InlineData("src/EntSsoPS", "Spectre.", "System.CommandLine", "EntSso.Cli", "System.Text.Json")]
    [InlineData("src/EntSso.Cli", "System.Management.Automation", "EntSsoPS")]
    public void A_project_does_not_use_what_belongs_to_another(string project, params string[] foreign) =>
        Assert.Empty(
            from file in SourceFiles(RepositoryFolder.Find(project))
            from name in foreign
            where CodeOf(file).Contains("using " + name)
            select $"{file} uses {name}");

    [Fact]
    public void No_type_is_called_helper_manager_or_utils() =>
        Assert.DoesNotContain(
            SourceFiles(RepositoryFolder.Find("src")).Concat(SourceFiles(RepositoryFolder.Find("tests"))),
            file => Regex.IsMatch(Path.GetFileNameWithoutExtension(file), "(Helper|Manager|Utils?)s?$"));

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]"));

    /// <summary>The file without comments and strings, which may name anything.</summary>
    private static string CodeOf(string file) =>
        string.Join("\n", File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => Regex.Replace(line, "\"[^\"]*\"", "\"\"")));
}
