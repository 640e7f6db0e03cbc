using System.Globalization;

namespace EntSso.Diagnosis;

/// <summary>
/// Kerberos encryption types: the bits of msDS-SupportedEncryptionTypes ([MS-KILE] section 2.2.7) and the numbers in tickets
/// (RFC 3961, RFC 3962, RFC 4757).
/// </summary>
internal static class EncryptionTypes
{
    internal const int Des = 0x3;
    internal const int Rc4 = 0x4;
    internal const int Aes = 0x18;

    private const int Aes128 = 0x8;
    private const int Aes256 = 0x10;

    /// <summary>Whether a ticket's number is one of AES.</summary>
    internal static bool IsAes(int number) => number is 17 or 18 or 19 or 20;

    /// <summary>A ticket's number in words.</summary>
    internal static string Name(int number) => number switch
    {
        1 or 3 => "DES",
        17 => "AES128",
        18 => "AES256",
        19 => "AES128 with SHA-256",
        20 => "AES256 with SHA-384",
        23 or 24 => "RC4",
        _ => $"encryption type {number.ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>The bits of the attribute in words, with the number.</summary>
    internal static string Names(int bits)
    {
        var names = new List<string>();
        foreach (var (bit, name) in new[] { (Des, "DES"), (Rc4, "RC4"), (Aes128, "AES128"), (Aes256, "AES256") })
        {
            if ((bits & bit) != 0)
            {
                names.Add(name);
            }
        }

        return $"0x{bits:X} ({(names.Count == 0 ? "no type for tickets" : string.Join(", ", names))})";
    }
}
