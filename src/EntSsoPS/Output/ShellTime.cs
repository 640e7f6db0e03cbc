using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace EntSsoPS.Output;

/// <summary>
/// The one clock of the shell: local time in and out, as Get-WinEvent has it. The core, files and the command line keep UTC. Where a time
/// becomes text without a format, as Export-Csv and ConvertTo-Json make it, it is the round-trip form with its offset, so that an export is
/// not tied to the time zone it was made in.
/// </summary>
public static class ShellTime
{
    private static readonly MethodInfo _text = typeof(ShellTime).GetMethod(nameof(Text))!;

    /// <summary>A time as the shell shows it: a local DateTime whose text is the round-trip form; null stays null.</summary>
    /// <param name="utc">A time in UTC; one without a kind is taken for UTC.</param>
    public static PSObject? Of(DateTime? utc)
    {
        if (utc is not DateTime time)
        {
            return null;
        }

        PSObject local = new(ToLocal(time));
        local.Methods.Add(new TextMethod());
        return local;
    }

    /// <summary>A time in the zone of the shell.</summary>
    internal static DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToLocalTime();

    /// <summary>
    /// A time that a user gave, in UTC: one without a kind is local, as everywhere in PowerShell. In the hour that comes twice when summer
    /// time ends it is the wider of the two, so that a time from the screen finds its event.
    /// </summary>
    /// <param name="given">A time of any kind.</param>
    /// <param name="isEnd">Whether the time ends a span: then the later one is meant.</param>
    internal static DateTime ToUtc(DateTime given, bool isEnd)
    {
        if (given.Kind != DateTimeKind.Unspecified || !TimeZoneInfo.Local.IsAmbiguousTime(given))
        {
            return given.ToUniversalTime();
        }

        TimeSpan[] offsets = TimeZoneInfo.Local.GetAmbiguousTimeOffsets(given);
        return DateTime.SpecifyKind(given - (isEnd ? offsets.Min() : offsets.Max()), DateTimeKind.Utc);
    }

    /// <summary>What the ToString method of a time returns; with a format or culture, the same as for any DateTime.</summary>
    /// <param name="time">The time.</param>
    /// <param name="arguments">A format, a culture, both or none.</param>
    public static string Text(PSObject time, params object?[]? arguments)
    {
        _ = time ?? throw new ArgumentNullException(nameof(time));
        IFormatProvider? culture = arguments?.OfType<IFormatProvider>().FirstOrDefault();
        string? format = arguments?.Select(ShellValue.Bare).OfType<string>().FirstOrDefault();
        return culture is null && format is null
            ? ((DateTime)time.BaseObject).ToString("O", CultureInfo.InvariantCulture)
            : ((DateTime)time.BaseObject).ToString(format, culture ?? CultureInfo.CurrentCulture);
    }

    /// <summary>ToString of a time. PowerShell passes the format of its operator -f only to a method that has several overloads.</summary>
    private sealed class TextMethod() : PSCodeMethod(nameof(ToString), _text)
    {
        public override Collection<string> OverloadDefinitions { get; } =
            ["string ToString()", "string ToString(string format, IFormatProvider provider)"];

        public override PSMemberInfo Copy() => new TextMethod();
    }
}
