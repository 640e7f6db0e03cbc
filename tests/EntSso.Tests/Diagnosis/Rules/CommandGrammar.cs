using System.Text.RegularExpressions;

namespace EntSso.Tests.Diagnosis.Rules;

/// <summary>
/// The command lines that remedies may print: the documented usage of each tool, and what cmd.exe and PowerShell both read as one command of
/// plain words. Words in capitals stand for what <see cref="_kinds"/> describes.
/// </summary>
internal static class CommandGrammar
{
    // setspn: learn.microsoft.com/windows-server/administration/windows-commands/setspn. ssomanage, ssoconfig, ssops: the pages of Enterprise Single
    // Sign-On in the BizTalk documentation. pcnscfg: the help of MIIS 2003 and the deployment guide of PCNS.
    private static readonly string[] _usages =
    [
        "setspn -S SPN ACCOUNT", "setspn -D SPN ACCOUNT", "setspn -Q ANYSPN", "setspn -X -F",
        "ssomanage -enablesso", "ssomanage -displaydb", "ssomanage -enable winsync", "ssomanage -serverall HOST", "ssomanage -listapps all",
        "ssomanage -displayapp NAME", "ssomanage -enableapp NAME", "ssomanage -createapps FILE", "ssomanage -updateapps FILE", "ssomanage -createmappings FILE",
        @"ssomanage -listmappings DOMAIN\USER NAME", @"ssomanage -listmappings DOMAIN\USER", "ssomanage -listmappings NAME", @"ssomanage -enablemapping DOMAIN\USER NAME",
        @"ssomanage -disablemapping DOMAIN\USER NAME", @"ssomanage -deletemapping DOMAIN\USER NAME", @"ssomanage -setcredentials DOMAIN\USER NAME",
        "ssoconfig -status", "ssoconfig -showDB", "ssoconfig -upgradeDB", "ssoconfig -restoreSecret FILE", "ssoconfig -allowPS MIIS yes",
        "ssoconfig -allowPS PCNS yes|no", "ssoconfig -syncAge NUMBER", "ssoconfig -auditLevel LEVEL LEVEL", "ssoconfig -replayFiles -default", "ssoconfig -replayFiles FILE",
        "ssops -list", "ssops -display NAME", "ssops -setprops NAME", "ssops -update FILE", "ssops -enable NAME", "ssops -addapp NAME NAME", "ssops -deleteapp NAME",
        "ssops -reset NAME", "ssops -reset damping",
        "pcnscfg list", "pcnscfg addtarget", "pcnscfg enabletarget /N:NAME", "pcnscfg modifytarget /N:NAME /A:HOST", "pcnscfg modifytarget /N:NAME /S:SPN",
        "pcnscfg modifytarget /N:NAME /F:3", "pcnscfg securetarget /N:NAME /FI:GROUP /FE:GROUP",
        "maexport NAME FILE", "svrexport FILE", "klist purge", "klist get ANYSPN", "nltest /dclist:DOMAIN",
        "w32tm /query /status", "w32tm /resync /computer:COMPUTER", "w32tm /stripchart /computer:COMPUTER /samples:1 /dataonly",
        @"sc.exe \\COMPUTER query|start SERVICE", @"sc.exe \\COMPUTER config SERVICE start= auto", @"shutdown /r /m \\COMPUTER", @"net localgroup Administrators ANYACCOUNT /delete",
        @"reg query KEY /v VALUE", "reg add KEY /v VALUE /t REG_DWORD /d LEVEL /f",
        "Restart-Service SERVICE", "Restart-Service -Name SERVICE", "Start-Service SERVICE", "Resolve-DnsName COMPUTER", "Test-NetConnection -ComputerName COMPUTER -Port NUMBER",
        "Add-ADGroupMember -Identity SAM -Members SAM", "Reset-ComputerMachinePassword", "Reset-ADServiceAccountPassword -Identity SAM",
        "Set-ADAccountPassword -Identity SAM -Reset", "Enable-ADAccount -Identity SAM", "Unlock-ADAccount -Identity SAM", "Clear-ADAccountExpiration -Identity SAM",
        "Set-ADAccountControl -Identity SAM -UseDESKeyOnly $false", "Set-ADUser|Set-ADComputer|Set-ADServiceAccount -Identity SAM -KerberosEncryptionType AES128,AES256",
        "Get-ADDomainController -Filter * | Select-Object HostName, ComputerObjectDN",
    ];

    private const string Host = @"(?!localhost$|loopback$)(?![\d.]+$)[^\s\\/:""@]+";
    private const string NotOfWindows = @"(?!\.\\|NT AUTHORITY\\|NT SERVICE\\|BUILTIN\\|IIS APPPOOL\\)";

    private static readonly Dictionary<string, string> _kinds = new()
    {
        // setspn takes the name of an account of the domain; a computer or user, with or without its domain.
        ["ACCOUNT"] = NotOfWindows + @"([^\\/@:""]+\\)?[^\\/@:""]+",
        ["ANYACCOUNT"] = @"(?!\.\\)[^\\/@:""]+\\[^\\/:""]+",
        [@"DOMAIN\USER"] = NotOfWindows + @"[^\\/@:""]+\\[^\\/@:""]+",
        ["SPN"] = @"[A-Za-z]\w*/" + Host + @"(:\w+)?",
        ["ANYSPN"] = @"[A-Za-z]\w*/[^\s/""@]+",
        ["HOST"] = Host,
        ["COMPUTER"] = @"[\w.\-]*\w[\w.\-]*",
        ["NAME"] = @"[^\-/""\s][^""]*",
        ["SAM"] = @"[^\-/""\s][^""\\/]*",
        ["FILE"] = @"[\w.\-]+",
        ["GROUP"] = @"[\w\-]+",
        ["NUMBER"] = @"\d+",
        ["LEVEL"] = "[0-3]",
        ["SERVICE"] = @"[\w]+",
        ["KEY"] = @"\\\\" + @"[^\s\\/:""@]+" + @"\\HKLM\\[^""]+",
        ["VALUE"] = @"[\w ]+",
    };

    private static readonly List<(string Usage, Regex Form)> _forms =
        [.. _usages.Select(usage => (usage, new Regex($"^{string.Join("\0", usage.Split(' ').Select(Word))}$", RegexOptions.CultureInvariant)))];

    /// <summary>The usages that were seen, to show that none is only on paper.</summary>
    public static IReadOnlyList<string> Usages => _usages;

    /// <summary>The cmdlets of this module with the parameters of their help pages.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Cmdlets { get; } =
        Directory.GetFiles(RepositoryFolder.Find("docs/en-US"), "*-EntSso*.md").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file)!,
            file => new HashSet<string>(
                Regex.Matches(File.ReadAllText(file), @"^### -(\w+)", RegexOptions.Multiline).Cast<Match>().Select(match => match.Groups[1].Value)));

    /// <summary>The usage that a command line follows; null where its tool would refuse it, or a shell would read something else.</summary>
    public static string? UsageOf(string line)
    {
        if (line == "Get-ADDomainController -Filter * | Select-Object HostName, ComputerObjectDN")
        {
            return line;
        }

        return Words(line) is { } words ? _forms.Where(form => form.Form.IsMatch(string.Join("\0", words))).Select(form => form.Usage).FirstOrDefault() : null;
    }

    /// <summary>
    /// The words as cmd.exe and PowerShell hand them over; null where either would do more than that. Letters beyond ASCII stay letters; others
    /// may become quotes and the like for programs of a code page.
    /// </summary>
    public static List<string>? Words(string line)
    {
        var words = new List<string>();
        var (word, isQuoted, isOpen) = ("", false, false);
        for (int i = 0; i <= line.Length; i++)
        {
            char c = i < line.Length ? line[i] : ' ';
            if (c == '"')
            {
                (isOpen, isQuoted) = (!isOpen, true);
            }
            else if (c == ' ' && !isOpen)
            {
                if (word.Length == 0 || word is "--%" || (word[0] == '@' && !isQuoted))
                {
                    return null;
                }

                words.Add(word);
                (word, isQuoted) = ("", false);
            }
            else if (c is '`' or '%' or < ' ' or (char)127
                || (c >= 128 && (!char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.ModifierLetter))
                || (!isOpen && c is '\'' or '&' or '|' or ';' or '<' or '>' or '(' or ')' or '{' or '}' or '#' or '^' or '!' or '~')
                || (!isOpen && c == ',' && !line.EndsWith(" AES128,AES256", StringComparison.Ordinal))
                || (c == '$' && i + 1 < line.Length && line[i + 1] is not (' ' or '"') && !Regex.IsMatch(line.Substring(i), @"^\$(true|false)( |$)")))
            {
                return null;
            }
            else
            {
                word += c;
            }
        }

        // A backslash before the closing quote takes the quote with it.
        return isOpen || line.Contains("\\\"") && !Regex.IsMatch(line, @"\\\\[^""]*""") ? null : words;
    }

    private static string Word(string pattern)
    {
        string word = string.Concat(Regex.Split(pattern, @"(DOMAIN\\USER|[A-Z]{3,})").Select(part =>
            _kinds.TryGetValue(part, out string? kind) ? $"({kind})" : part.Contains('|') ? part : Regex.Escape(part)));
        return $"({word})";
    }
}
