namespace EntSso.Events;

/// <summary>
/// A return code in the sync engine's password change rows. Sources: WMI reference of the sync engine and [MS-UPSDBDAP]; see
/// returncodes.xml.
/// </summary>
public sealed class SyncReturnCode
{
    private static readonly Lazy<IReadOnlyDictionary<string, SyncReturnCode>> _all =
        new(
            () =>
                EventCatalogueReader.ReadReturnCodes(
                    EventCatalogue.OpenEmbedded(EventCatalogueReader.ReturnCodesFile), EventCatalogue.Default.FindCause));

    /// <summary>The code as rows show it, for example <c>not-joined-to-MV</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The engine's internal name, or empty.</summary>
    public required string SymbolicName { get; init; }

    /// <summary>
    /// The rows that show the code: <c>source</c>, <c>target</c> or <c>run</c>; empty where the engine keeps no row of the case.
    /// </summary>
    public required IReadOnlyList<string> Rows { get => ItemList.Of(field); init; }

    /// <summary>What the code says of the change.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>Whether the meaning is published or inferred from the name.</summary>
    public required Basis Basis { get; init; }

    /// <summary>What the code means; begins with "Likely" when inferred.</summary>
    public required string Meaning { get; init; }

    /// <summary>The cause and remedy, or null for success.</summary>
    public required EventCause? Cause { get; init; }

    /// <summary>All codes, each by its code and by its internal name, without regard to case.</summary>
    internal static IReadOnlyDictionary<string, SyncReturnCode> All => _all.Value;

    /// <summary>The code of this spelling or internal name, or null.</summary>
    internal static SyncReturnCode? Find(string code) => All.TryGetValue(code.Trim(), out SyncReturnCode? found) ? found : null;

    /// <inheritdoc/>
    public override string ToString() => Code;
}
