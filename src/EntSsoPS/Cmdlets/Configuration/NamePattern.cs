using System.Management.Automation;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// A name as an administrator types it: a plain one, which has to exist, or one with wildcards, which may fit nothing. A thing whose own
/// name has such characters is found by it as well.
/// </summary>
internal sealed class NamePattern(string text)
{
    private readonly WildcardPattern _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    /// <summary>What was typed.</summary>
    public string Text => text;

    /// <summary>Whether it may fit any number of names.</summary>
    public bool HasWildcards { get; } = WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>The text where it is plain, and nothing where it has wildcards: how a filter without wildcards is queried.</summary>
    public string PlainText => HasWildcards ? "" : Text;

    /// <summary>Whether a name fits; an empty pattern fits any.</summary>
    public bool Fits(string name) =>
        Text.Length == 0 || _pattern.IsMatch(name) || string.Equals(name, Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of the names of a thing fits.</summary>
    public bool FitsAny(IEnumerable<string> names) => names.Any(Fits);
}
