using System.Text.RegularExpressions;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>The tools that the products' documentation names, with their switches, and the cmdlets of Windows and of the module that remedies may name.</summary>
internal static class DocumentedTools
{
    private static readonly Dictionary<string, string[]> _switches = new(StringComparer.Ordinal)
    {
        ["ssoconfig"] = Words(
            "-setDB -showDB -createDB -upgradeDB -generateSecret -backupSecret -restoreSecret -auditLevel -setSSL -replayFiles -syncAge -remoteLookup "
            + "-discover -status -allowPS -reportFilterErrors -scp"),
        ["ssomanage"] = Words(
            "-server -serverall -showserver -enablesso -disablesso -updatedb -displaydb -showdb -tickets -setssl -enable -disable -listapps -displayapp "
            + "-createapps -updateapps -enableapp -disableapp -deleteapp -purgecache -listmappings -createmappings -deletemappings -deletemapping "
            + "-enablemapping -disablemapping -setcredentials"),
        ["ssoclient"] = Words("-showserver -listapps -displayapp -listmappings -setcredentials -enablemapping -disablemapping -deletemapping"),
        ["ssops"] = Words(
            "-list -display -create -setprops -update -delete -enable -disable -addapp -deleteapp -reset -addtogroup -deletefromgroup"),
        ["setspn"] = Words("-S -D -Q -L -X"),
        ["klist"] = Words("get purge"),
        ["pcnscfg"] = Words("list addtarget"),
        ["w32tm"] = Words("/resync /stripchart /query"),
        ["sc.exe"] = [],
        ["net"] = Words("localgroup start stop"),
        ["maexport"] = [],
        ["svrexport"] = [],
    };

    private static readonly string[] _cmdlets =
    [
        "Start-Service", "Restart-Service", "Add-ADGroupMember", "Set-ADUser", "Set-ADAccountPassword", "Set-ADAccountControl", "Enable-ADAccount",
        "Unlock-ADAccount", "Resolve-DnsName", "Test-NetConnection",
        .. Regex.Matches(File.ReadAllText(RepositoryFolder.Find("EntSsoPS.psd1")), @"'(\w+-EntSso\w+)'").Cast<Match>().Select(match => match.Groups[1].Value),
    ];

    // A word that begins a line or follows a colon and has a switch behind it, one of the tools, or a cmdlet.
    private static readonly Regex _command = new(
        @"(?:(?<=^|: )(?<tool>[a-z][\w.]*)(?= +[-/]\w))|\b(?<tool>sso[a-z]+|setspn|klist|pcnscfg|w32tm|sc\.exe|maexport|svrexport)\b|\b(?<tool>[A-Z][a-z]+-[A-Z]\w+)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>The commands that a remedy names, as tool and first word behind it.</summary>
    public static IReadOnlyList<(string Tool, string Verb)> CommandsIn(string remedy) =>
    [
        .. _command.Matches(remedy).Cast<Match>()
            .Where(match => !IsName(remedy, match))
            .Select(match => (match.Groups["tool"].Value, FirstWord(remedy.Substring(match.Index + match.Length)))),
    ];

    /// <summary>Whether documentation has the tool with that switch.</summary>
    public static bool Knows((string Tool, string Verb) command) =>
        _cmdlets.Contains(command.Tool)
        || (command.Tool.Contains("-EntSso") && File.Exists(Path.Combine(RepositoryFolder.Find("docs/en-US"), command.Tool + ".md")))
        || (_switches.TryGetValue(command.Tool, out string[]? verbs) && (verbs.Length == 0 || verbs.Contains(command.Verb)));

    // FABRIKAM\ssosvcact is an account and no command.
    private static bool IsName(string text, Match match) => match.Index > 0 && text[match.Index - 1] is '\\' or '/';

    private static string FirstWord(string text) =>
        text.TrimStart(' ').Split([' ', '\n', '\r', ',', ';', '.', ')'], 2)[0];

    private static string[] Words(string text) => text.Split(' ');
}
