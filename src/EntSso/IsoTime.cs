using System.Globalization;

namespace EntSso;

/// <summary>Times in ISO 8601, as events, files and reports for programs have them.</summary>
internal static class IsoTime
{
    /// <summary>How many characters <see cref="Format"/> writes.</summary>
    internal const int Length = 28;

    /// <summary>Writes a time in UTC with seven decimals; one of unspecified kind is UTC.</summary>
    public static string Format(DateTime time)
    {
        var text = new char[Length];
        Write(time, text, 0);
        return new string(text);
    }

    /// <summary>Writes the same into a buffer; every event of a log has a time.</summary>
    public static void Write(DateTime time, char[] text, int start)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        Write(text, start, 4, utc.Year, '-');
        Write(text, start + 5, 2, utc.Month, '-');
        Write(text, start + 8, 2, utc.Day, 'T');
        Write(text, start + 11, 2, utc.Hour, ':');
        Write(text, start + 14, 2, utc.Minute, ':');
        Write(text, start + 17, 2, utc.Second, '.');
        Write(text, start + 20, 7, (int)(utc.Ticks % TimeSpan.TicksPerSecond), 'Z');
    }

    /// <summary>Writes a time in UTC for people: to the second, and with a Z.</summary>
    public static string FormatShort(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a time such as <c>2021-11-19T16:52:33.833733500Z</c>; without an offset it is UTC. Windows writes up to nine decimals into
    /// events, of which seven fit a <see cref="DateTime"/>; the framework's own parser refuses more than seven.
    /// </summary>
    public static bool TryParse(string text, out DateTime time)
    {
        time = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or ' ') || text[13] != ':' || text[16] != ':'
            || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day)
            || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || !Digits(text, 17, 2, out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var at = 19;
        var ticks = 0L;
        if (at < text.Length && text[at] == '.')
        {
            var unit = TimeSpan.TicksPerSecond / 10;
            for (at++; at < text.Length && text[at] is >= '0' and <= '9'; at++, unit /= 10)
            {
                ticks += unit * (text[at] - '0');
            }
        }

        if (!Offset(text, at, out var offset))
        {
            return false;
        }

        var total = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offset.Ticks;
        if (total < DateTime.MinValue.Ticks || total > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTime(total, DateTimeKind.Utc);
        return true;
    }

    private static void Write(char[] text, int start, int digits, int number, char end)
    {
        text[start + digits] = end;
        for (var i = start + digits - 1; i >= start; i--, number /= 10)
        {
            text[i] = (char)('0' + (number % 10));
        }
    }

    private static bool Offset(string text, int at, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (at == text.Length || (text[at] == 'Z' && at == text.Length - 1))
        {
            return true;
        }

        if (text.Length != at + 6 || text[at] is not ('+' or '-') || text[at + 3] != ':'
            || !Digits(text, at + 1, 2, out var hours) || !Digits(text, at + 4, 2, out var minutes)
            || hours > 14 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[at] == '-' ? -offset : offset;
        return true;
    }

    private static bool Digits(string text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }
}
