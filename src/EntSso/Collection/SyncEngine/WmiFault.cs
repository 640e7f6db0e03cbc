namespace EntSso.Collection.SyncEngine;

/// <summary>The errors of WMI that are distinguished, with what to do about them (wbemcli.h, winerror.h).</summary>
internal static class WmiFault
{
    /// <summary>An exception that says what an error means and what to do.</summary>
    public static WmiException Of(int code, string? computer, string wmiNamespace, Exception cause)
    {
        string where = computer ?? "this computer";
        string text = unchecked((uint)code) switch
        {
            0x80070005 or 0x80041003 =>
                $"WMI of {where} denies access. The account must belong to the browse or administrators group of the sync engine "
                    + "(MIISBrowse, MIISAdmins, or their names in FIM and MIM)",
            0x800706BA or 0x800706BF => $"WMI of {where} cannot be reached. Check the name and that its firewall allows the rule group "
                + "\"Windows Management Instrumentation (WMI)\", or run this on that server",
            0x8004100E => $"{where} has no WMI namespace {wmiNamespace}: no sync engine is installed there",
            0x80041010 => $@"the classes of the sync engine are missing in WMI of {where}. Compile mmswmi.mof of its Bin folder again",
            0x80041002 or 0x80041001 => $"WMI of {where} failed on {wmiNamespace}. Check that the sync engine's service runs",
            _ =>
                $"WMI of {where} failed on {wmiNamespace}. Check whether wbemtest reads it on that server, and look up the number in the "
                + "reference of WMI return codes",
        };
        return new WmiException($"{text} (0x{code:X8})", code, cause);
    }
}

/// <summary>WMI could not be queried. The message says what failed, where, and what to do, in words that fit behind "unknown: ".</summary>
internal sealed class WmiException(string message, int code, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The HRESULT or WBEM status that decided.</summary>
    public int Code => code;
}
