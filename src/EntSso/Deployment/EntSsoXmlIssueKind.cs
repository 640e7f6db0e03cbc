namespace EntSso.Deployment;

/// <summary>The kinds of structural problems in ENTSSO.xml.</summary>
public enum EntSsoXmlIssueKind
{
    /// <summary>The file is not well-formed XML, uses a document type, or is beyond the reader's limits.</summary>
    NotWellFormed,

    /// <summary>The root element is not <c>sso</c>.</summary>
    WrongRoot,

    /// <summary>An element that the format does not know at this place.</summary>
    UnknownElement,

    /// <summary>An attribute that the format does not know on this element.</summary>
    UnknownAttribute,

    /// <summary>A known element or attribute in wrong upper or lower case.</summary>
    WrongCase,

    /// <summary>An element <c>ENTSSO</c>, as the documentation's text calls it, where the product's sample has <c>ENTSSOMA</c>.</summary>
    EntSsoInsteadOfEntSsoMa,

    /// <summary>A required attribute is missing or empty.</summary>
    MissingAttribute,

    /// <summary>A name that must be unique stands twice.</summary>
    Duplicate,

    /// <summary>A value that is neither <c>true</c> nor <c>false</c>.</summary>
    BadBoolean,

    /// <summary>A required element is missing: no <c>ENTSSOMA</c> in the file, no <c>Application</c> in an <c>ENTSSOMA</c>.</summary>
    MissingElement,

    /// <summary>Text where only elements belong.</summary>
    UnexpectedText,
}
