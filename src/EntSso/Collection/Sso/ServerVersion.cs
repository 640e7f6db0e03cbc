using System.Globalization;

namespace EntSso.Collection.Sso;

/// <summary>
/// The version that GetServerStatus returns as versionInfoM and versionInfoL. Their form is not documented. The names are those of a file
/// version (VS_FIXEDFILEINFO), so likely M holds major and minor number in its halves and L the rest; small numbers are taken as they are.
/// </summary>
/// <param name="M">versionInfoM.</param>
/// <param name="L">versionInfoL.</param>
internal sealed record ServerVersion(int M, int L)
{
    /// <summary>
    /// The first major version that surely knows the status bits above 0x100, likely: the headers of BizTalk Server 2006 (version 3) lack
    /// them, and which version brought them is not documented. Version 4 (2006 R2) may or may not, so it is asked for proof.
    /// </summary>
    private const int FirstWithLaterBits = 5;

    /// <summary>Whether the server told a version.</summary>
    public bool IsTold => M != 0 || L != 0;

    /// <summary>The major version.</summary>
    public int Major => IsPacked ? High(M) : M;

    /// <summary>Whether a status bit above 0x100 that is not set is off, and not merely unknown to the server.</summary>
    public bool KnowsLaterBits => Major >= FirstWithLaterBits;

    private bool IsPacked => unchecked((uint)M) > 0xFFFF;

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, IsPacked ? "{0}.{1}.{2}.{3}" : "{4}.{5}", High(M), Low(M), High(L), Low(L), M, L);

    private static int High(int number) => (int)(unchecked((uint)number) >> 16);

    private static int Low(int number) => number & 0xFFFF;
}
