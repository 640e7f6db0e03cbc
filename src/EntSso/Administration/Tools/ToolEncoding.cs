using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace EntSso.Administration.Tools;

/// <summary>How programs encode what they write into a pipe: in the OEM code page on Windows, in UTF-8 elsewhere.</summary>
internal static class ToolEncoding
{
    public static Encoding Current { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? OfCodePage(GetOEMCP()) : new UTF8Encoding(false);

    [SupportedOSPlatform("windows")]
    private static Encoding OfCodePage(uint codePage)
    {
#if NET
        // .NET knows the code pages of Windows only through this provider; it is queried directly and not registered for everyone.
        return CodePagesEncodingProvider.Instance.GetEncoding((int)codePage) ?? Encoding.UTF8;
#else
        return Encoding.GetEncoding((int)codePage);
#endif
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern uint GetOEMCP();
}
