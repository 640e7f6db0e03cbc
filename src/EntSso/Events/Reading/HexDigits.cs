namespace EntSso.Events.Reading;

/// <summary>Hexadecimal digits of either case.</summary>
internal static class HexDigits
{
    /// <summary>0 to 15, or -1 for what is not a hexadecimal digit.</summary>
    public static int ValueOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>Pairs of digits, with or without white space between them. An empty text gives no bytes.</summary>
    public static bool TryParse(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        int digits = 0;
        foreach (char c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            int digit = ValueOf(c);
            if (digit < 0 || digits / 2 >= bytes.Length)
            {
                return false;
            }

            bytes[digits / 2] = (byte)((bytes[digits / 2] << 4) | digit);
            digits++;
        }

        Array.Resize(ref bytes, digits / 2);
        return digits % 2 == 0;
    }
}
