using System.Diagnostics.CodeAnalysis;

namespace EntSso.Events;

/// <summary>Reads the number at the start of an error text. Only ASCII digits count, whatever the culture.</summary>
internal static class ErrorNumber
{
    /// <summary>
    /// Reads <c>0x80090005</c>, <c>5</c> or <c>-2147024891</c> at the start of the text, followed by nothing, a blank or a comma.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number as 32 bits; 0 when there is none.</param>
    /// <returns>Whether there is such a number and it fits into 32 bits, signed or unsigned.</returns>
    internal static bool TryParse([NotNullWhen(true)] string? text, out uint value)
    {
        value = 0;
        if (text is null)
        {
            return false;
        }

        int at = 0;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        bool negative = at < text.Length && text[at] == '-';
        if (negative)
        {
            at++;
        }

        bool hexadecimal = at + 1 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X';
        if (hexadecimal)
        {
            at += 2;
        }

        if (negative && hexadecimal)
        {
            return false;
        }

        int digitsFrom = at;
        ulong number = 0;
        while (at < text.Length && TryDigit(text[at], hexadecimal, out uint digit))
        {
            number = (number * (hexadecimal ? 16u : 10u)) + digit;
            if (number > uint.MaxValue)
            {
                return false;
            }

            at++;
        }

        bool ended = at == text.Length || text[at] == ',' || char.IsWhiteSpace(text[at]);
        if (at == digitsFrom || !ended || (negative && number > 0x80000000))
        {
            return false;
        }

        value = negative ? unchecked(0u - (uint)number) : (uint)number;
        return true;
    }

    private static bool TryDigit(char letter, bool hexadecimal, out uint digit)
    {
        digit = letter switch
        {
            >= '0' and <= '9' => (uint)(letter - '0'),
            >= 'a' and <= 'f' when hexadecimal => (uint)(letter - 'a' + 10),
            >= 'A' and <= 'F' when hexadecimal => (uint)(letter - 'A' + 10),
            _ => uint.MaxValue,
        };
        return digit != uint.MaxValue;
    }
}
