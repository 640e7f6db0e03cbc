using System;

namespace EntSso.Events.Reading.Xml;

/// <summary>Reads the SystemTime attribute of an event.</summary>
internal static class SystemTimeText
{
    private const int DateTimeLength = 19;

    /// <summary>
    /// Reads <c>2024-05-06T07:08:09.1234567Z</c>: UTC with any number of decimals, of which seven count; the Z may be missing, a
    /// blank may stand for the T, and an offset such as <c>+02:00</c> is taken into account.
    /// </summary>
    public static bool TryParse(string text, out DateTime utc)
    {
        utc = default;
        text = text.Trim();
        if (text.Length < DateTimeLength
            || !Number(text, 0, 4, out int year) || text[4] != '-'
            || !Number(text, 5, 2, out int month) || text[7] != '-'
            || !Number(text, 8, 2, out int day) || text[10] is not ('T' or 't' or ' ')
            || !Number(text, 11, 2, out int hour) || text[13] != ':'
            || !Number(text, 14, 2, out int minute) || text[16] != ':'
            || !Number(text, 17, 2, out int second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        int at = DateTimeLength;
        long ticks = 0;
        if (at < text.Length && text[at] is '.' or ',')
        {
            at++;
            for (long unit = TimeSpan.TicksPerSecond / 10; at < text.Length && IsDigit(text[at]); at++, unit /= 10)
            {
                ticks += unit * (text[at] - '0');
            }
        }

        if (!TryParseOffset(text, at, out TimeSpan offset))
        {
            return false;
        }

        long total = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offset.Ticks;
        if (total < 0 || total > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(total, DateTimeKind.Utc);
        return true;
    }

    private static bool TryParseOffset(string text, int at, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (at == text.Length || (at == text.Length - 1 && text[at] is 'Z' or 'z'))
        {
            return true;
        }

        if (text.Length - at != 6 || text[at] is not ('+' or '-') || text[at + 3] != ':'
            || !Number(text, at + 1, 2, out int hours) || !Number(text, at + 4, 2, out int minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[at] == '-' ? offset.Negate() : offset;
        return true;
    }

    private static bool Number(string text, int start, int length, out int value)
    {
        value = 0;
        for (int i = start; i < start + length; i++)
        {
            if (!IsDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
