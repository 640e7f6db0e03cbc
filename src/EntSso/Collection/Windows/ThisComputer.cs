using System.Net.NetworkInformation;
using EntSso.Naming;

namespace EntSso.Collection.Windows;

/// <summary>The names of the computer that this process runs on.</summary>
internal sealed record ThisComputer(string ShortName, string DnsDomain)
{
    /// <summary>The computer as it names itself.</summary>
    public static ThisComputer Current() => new(Environment.MachineName, DomainName());

    /// <summary>
    /// Whether a name is this computer's: its short or full name, <c>localhost</c>, a dot or a loopback address. A full name of another
    /// domain is another computer; where this computer's own domain is not known, the short name decides.
    /// </summary>
    public bool Is(string name)
    {
        if (name.Trim().Length > 0 && RemoteComputer.NameOf(name) is null)
        {
            return true;
        }

        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        return IsShortName(first) && (dot < 0 || DnsDomain.Length == 0
            || string.Equals(name.Substring(dot + 1).TrimEnd('.'), DnsDomain, StringComparison.OrdinalIgnoreCase));
    }

    private static string DomainName()
    {
        try
        {
            return IPGlobalProperties.GetIPGlobalProperties().DomainName;
        }
        catch (NetworkInformationException)
        {
            return "";
        }
    }

    /// <summary>NetBIOS cuts a name after 15 characters.</summary>
    private bool IsShortName(string label) =>
        string.Equals(label, ShortName, StringComparison.OrdinalIgnoreCase)
        || (HostName.TryParse(label, out HostName? host, out _) && host.IsNetBiosNameCut
            && string.Equals(host.NetBiosName, ShortName, StringComparison.OrdinalIgnoreCase));
}
