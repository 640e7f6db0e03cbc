using System.Globalization;

namespace EntSso.Events.Reading.Live;

/// <summary>The Win32 errors of the Event Log API that the reader distinguishes, with their meaning (winerror.h).</summary>
internal static class WevtError
{
    public const int AccessDenied = 5;
    public const int InsufficientBuffer = 122;
    public const int NoMoreItems = 259;
    public const int InvalidBound = 1734;
    public const int InvalidQuery = 15001;
    public const int ChannelNotFound = 15007;
    public const int QueryResultStale = 15011;

    /// <summary>What an error means and what to do about it.</summary>
    /// <param name="code">The Win32 error.</param>
    /// <param name="channel">The log.</param>
    /// <param name="computer">The computer, empty for this one.</param>
    public static string Explain(int code, string channel, string computer)
    {
        string where = computer.Length == 0 ? "this computer" : computer;
        string text = code switch
        {
            AccessDenied =>
                $"access to the log {channel} of {where} is denied. Make the reading account a member of the group Event Log Readers "
                    + $"there (S-1-5-32-573) and sign in again, or read an exported copy: {Export(channel)}",
            1726 or 1818 or 1723 => $"the connection to {where} broke. Read again, or read an exported copy: {Export(channel)}",
            _ when RemoteError.IsUnreachable(code) =>
                $"{where} cannot be reached. Check the name, that the service Windows Event Log runs there, and that its firewall "
                    + $"allows the rule group \"Remote Event Log Management\"; or read an exported copy: {Export(channel)}",
            _ when RemoteError.IsSignInRefused(code) =>
                $"{where} does not accept the sign-in of the reading account. {RemoteError.SignInAdvice}.",
            1717 or 1745 =>
                $"{where} does not offer the Event Log interface of Windows Vista and later. Export the log there and read the copy.",
            1062 => $"the service Windows Event Log does not run on {where}. Start it: sc.exe start eventlog",
            1500 => $"the log {channel} of {where} is corrupt. Export what is left and read the copy: {Export(channel)}",
            InvalidBound =>
                $"{where} sent events that its API rejects as too large (a known error of EvtNext). Read an exported copy: "
                    + $"{Export(channel)}",
            ChannelNotFound =>
                $"{where} has no log named {channel}. List the names: wevtutil el{(computer.Length == 0 ? "" : " /r:" + computer)}",
            QueryResultStale => $"the log {channel} of {where} was cleared or overwritten while it was read. Read again.",
            _ =>
                $"the Event Log API of {where} failed on the log {channel}. Look up the number with: net helpmsg "
                    + $"{code.ToString(CultureInfo.InvariantCulture)}",
        };
        return $"{text} (Win32 error {code.ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>The command that exports a log into a file that is read on any computer.</summary>
    public static string Export(string channel) =>
        channel.IndexOfAny([' ', '/', '%']) < 0
            ? $"wevtutil epl {channel} {channel.ToLowerInvariant()}.evtx"
            : $"wevtutil epl \"{channel}\" exported.evtx";
}
