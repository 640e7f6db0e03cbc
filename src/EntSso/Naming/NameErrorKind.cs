namespace EntSso.Naming;

/// <summary>The mistakes that the names of this project are told apart by.</summary>
public enum NameErrorKind
{
    /// <summary>Nothing but white space, or nothing at all.</summary>
    Empty,

    /// <summary>Longer than such a name can be.</summary>
    TooLong,

    /// <summary>A control character, for example a tab, a line break or NUL.</summary>
    ControlCharacter,

    /// <summary>A character without a glyph, as text copied from web pages and documents carries it, or half a surrogate pair.</summary>
    InvisibleCharacter,

    /// <summary>White space before, after or inside the name.</summary>
    WhiteSpace,

    /// <summary>A character that this part of the name cannot hold.</summary>
    InvalidCharacter,

    /// <summary>A URL where a name is meant.</summary>
    Url,

    /// <summary>A backslash for a slash or a slash for a backslash.</summary>
    WrongSlash,

    /// <summary>A service principal name without its service class.</summary>
    MissingClass,

    /// <summary>A service principal name without its host.</summary>
    MissingHost,

    /// <summary>An account name with a separator and no domain.</summary>
    MissingDomain,

    /// <summary>An account name with a separator and no user.</summary>
    MissingUser,

    /// <summary>Nothing between two separators or behind the last one.</summary>
    EmptyPart,

    /// <summary>More parts than such a name has.</summary>
    TooManyParts,

    /// <summary>A Kerberos realm behind the name.</summary>
    RealmSuffix,

    /// <summary>An IP address where a host name is needed.</summary>
    IPAddress,

    /// <summary>Digits and dots, or digits and colons, that are no IP address.</summary>
    InvalidIPAddress,

    /// <summary>A port outside 1 to 65535, or a port where none belongs.</summary>
    Port,

    /// <summary>A dot behind the last label of a host name.</summary>
    TrailingDot,

    /// <summary>Two dots in a row, or a dot in front.</summary>
    EmptyLabel,

    /// <summary>A label of more than 63 characters in its ASCII form.</summary>
    LabelTooLong,

    /// <summary>A label that starts or ends with a hyphen.</summary>
    HyphenAtLabelEnd,

    /// <summary>An account where a host or a service principal name is meant.</summary>
    AccountInsteadOfHost,

    /// <summary>A service principal name where a host or an account is meant.</summary>
    SpnInsteadOfName,

    /// <summary>A distinguished name of the directory where an account name is meant.</summary>
    DistinguishedName,

    /// <summary>Two spellings of an account name in one, for example <c>DOMAIN\user@domain</c>.</summary>
    MixedForms,

    /// <summary>Text that starts like a SID and is none.</summary>
    InvalidSid,
}
