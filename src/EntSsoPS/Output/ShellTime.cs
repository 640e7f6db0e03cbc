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

    /// <summary>A time as cmdlets return it: a local DateTime whose text is the round-trip form; null stays null.</summary>
    /// <param name="utc">A time in UTC; one without a kind is taken for UTC.</param>
    internal static PSObject? Of(DateTime? utc)
    {
        if (utc is not DateTime time)
        {
            return null;
        }

        PSObject local = new(DateTime.SpecifyKind(time, DateTimeKind.Utc).ToLocalTime());
        local.Methods.Add(new TextMethod());
        return local;
    }

    /// <summary>Gives an object that is written to the pipeline a local time in place of its property in UTC.</summary>
    /// <param name="item">The object; its base object keeps UTC, so that cmdlets of the module that take it are not affected.</param>
    /// <param name="property">The property with the time.</param>
    /// <param name="utc">The time in UTC.</param>
    /// <returns>The same object.</returns>
    internal static PSObject Show(PSObject item, string property, DateTime? utc)
    {
        item.Properties.Add(new PSNoteProperty(property, Of(utc)));
        return item;
    }

    /// <summary>A time that a user gave, in UTC: one without a kind is local, as everywhere in PowerShell.</summary>
    /// <param name="given">A time of any kind.</param>
    internal static DateTime ToUtc(DateTime given) => given.ToUniversalTime();

    /// <summary>What the ToString method of a time returns; with a format or culture, the same as for any DateTime.</summary>
    /// <param name="time">The time.</param>
    /// <param name="arguments">A format, a culture, both or none.</param>
    public static string Text(PSObject time, params object?[]? arguments)
    {
        _ = time ?? throw new ArgumentNullException(nameof(time));
        IFormatProvider? culture = arguments?.OfType<IFormatProvider>().FirstOrDefault();
        string? format = arguments?.Select(argument => argument is PSObject wrapped ? wrapped.BaseObject : argument).OfType<string>().FirstOrDefault();
        return culture is null && format is null
            ? ((DateTime)time.BaseObject).ToString("O", CultureInfo.InvariantCulture)
            : ((DateTime)time.BaseObject).ToString(format, culture ?? CultureInfo.CurrentCulture);
    }

    /// <summary>ToString of a time. PowerShell passes the format of its operator -f only to a method that has several overloads.</summary>
    private sealed class TextMethod() : PSCodeMethod(nameof(ToString), _text)
    {
        public override Collection<string> OverloadDefinitions { get; } = ["string ToString()", "string ToString(string format, IFormatProvider provider)"];

        public override PSMemberInfo Copy() => new TextMethod();
    }
}
