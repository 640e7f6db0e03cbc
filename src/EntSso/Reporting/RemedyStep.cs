namespace EntSso.Reporting;

/// <summary>A part of a remedy: words to read, or a command that can be pasted as it stands.</summary>
internal readonly struct RemedyStep(string text, bool isCommand)
{
    private static readonly string[] _tools =
    [
        "setspn", "ssoconfig", "ssomanage", "ssops", "ssoclient", "pcnscfg", "klist", "w32tm", "sc", "sc.exe", "net", "nltest", "maexport", "svrexport",
        "entsso-sync", "reg", "shutdown", "Start-Service", "Restart-Service", "Set-Service", "Resolve-DnsName", "Test-NetConnection",
        "Add-ADGroupMember", "Set-ADUser", "Set-ADComputer", "Set-ADServiceAccount", "Set-ADAccountControl", "Set-ADAccountPassword",
        "Reset-ADServiceAccountPassword", "Enable-ADAccount", "Unlock-ADAccount", "Clear-ADAccountExpiration",
    ];

    private static readonly string[] _introductions = [": ", " run ", "Run "];

    public string Text { get; } = text;

    public bool IsCommand { get; } = isCommand;

    /// <summary>
    /// Takes a remedy apart line by line. A line is a command when it begins with the name of a tool; the rest of a line is one when
    /// it follows a colon or "run" and nothing but the command comes before the line's end.
    /// </summary>
    public static IReadOnlyList<RemedyStep> Of(string remedy)
    {
        var steps = new List<RemedyStep>();
        foreach (string piece in remedy.Split('\n'))
        {
            string line = piece.Trim();
            if (line.Length == 0)
            {
                continue;
            }

            int start = CommandStart(line);
            if (start != 0)
            {
                steps.Add(new RemedyStep(start < 0 ? line : line.Substring(0, start).TrimEnd(), false));
            }

            if (start >= 0)
            {
                steps.Add(new RemedyStep(line.Substring(start).TrimEnd('.'), true));
            }
        }

        return steps;
    }

    private static int CommandStart(string line)
    {
        if (BeginsWithTool(line, 0) && IsWhole(line, 0))
        {
            return 0;
        }

        foreach (string introduction in _introductions)
        {
            for (int at = line.IndexOf(introduction, StringComparison.Ordinal); at >= 0; at = line.IndexOf(introduction, at + 1, StringComparison.Ordinal))
            {
                int start = at + introduction.Length;
                if (BeginsWithTool(line, start) && IsWhole(line, start))
                {
                    return start;
                }
            }
        }

        return -1;
    }

    private static bool BeginsWithTool(string line, int start)
    {
        int end = line.IndexOf(' ', start);
        string word = end < 0 ? line.Substring(start) : line.Substring(start, end - start);
        return Array.Exists(_tools, t => string.Equals(t, word, StringComparison.OrdinalIgnoreCase))
            || (word.IndexOf("-EntSso", StringComparison.Ordinal) > 0);
    }

    /// <summary>Whether nothing but one command follows: a second sentence or clause would be pasted with it.</summary>
    private static bool IsWhole(string line, int start)
    {
        foreach (string joint in new[] { ". ", ", ", "; ", " and ", " or ", " (" })
        {
            if (line.IndexOf(joint, start, StringComparison.Ordinal) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
