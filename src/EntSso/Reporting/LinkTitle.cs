namespace EntSso.Reporting;

/// <summary>The names of links as headings.</summary>
internal static class LinkTitle
{
    public static string Of(ChainLink link)
    {
        string name = link == ChainLink.None ? "outside the chain" : ChainLinkText.Of(link);
        return char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
