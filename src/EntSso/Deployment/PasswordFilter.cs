namespace EntSso.Deployment;

/// <summary>A password filter: it changes the password on its way to an external system.</summary>
public sealed record PasswordFilter
{
    /// <summary>The filter's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the filter is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The filter string, for example <c>uc/tr/8/</c>.</summary>
    public Fact<string> FilterString { get; init; }

    /// <summary>The administrators accounts; must be the SSO Administrators account.</summary>
    public Fact<IReadOnlyList<string>> Administrators { get; init; }

    /// <summary>The affiliate applications that the filter is assigned to.</summary>
    public Fact<IReadOnlyList<string>> Applications { get; init; }
}

/// <summary>One step of a password filter.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Position">Where it begins in the filter string, in characters from 1.</param>
/// <param name="Count">The count of characters, or the length to pad or cut to; 0 for the steps that have none.</param>
/// <param name="Characters">The characters to remove, to replace or to pad with; otherwise empty.</param>
/// <param name="Replacement">The characters that come instead; otherwise empty.</param>
public sealed record PasswordFilterStep(
    PasswordFilterStepKind Kind, int Position, int Count = 0, string Characters = "", string Replacement = "");

/// <summary>What a step of a password filter does.</summary>
public enum PasswordFilterStepKind : long
{
    /// <summary><c>dc/</c>: nothing.</summary>
    DefaultCase,

    /// <summary><c>uc/</c>: upper case.</summary>
    UpperCase,

    /// <summary><c>lc/</c>: lower case.</summary>
    LowerCase,

    /// <summary><c>rc/count/characters/</c>: removes characters.</summary>
    RemoveCharacters,

    /// <summary><c>sc/count/characters/characters/</c>: replaces characters by others, one by one.</summary>
    SubstituteCharacters,

    /// <summary><c>ps/length/character/</c>: pads at the start up to a length.</summary>
    PadStart,

    /// <summary><c>pe/length/character/</c>: pads at the end up to a length.</summary>
    PadEnd,

    /// <summary><c>tr/length/</c>: cuts to a length.</summary>
    Truncate,
}
