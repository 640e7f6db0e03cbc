using System.Management.Automation;
using EntSso;
using EntSso.Events;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Explains the events and codes of the chain: severity, fields, cause, remedy, related rules. Takes whatever a log or console shows:
/// ids, names, error codes in any spelling, whole lines, and the objects of Get-WinEvent.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EntSsoEventDefinition", DefaultParameterSetName = NameSet)]
[OutputType(typeof(EventDefinition), typeof(ErrorCode), typeof(SyncReturnCode))]
public sealed class GetEntSsoEventDefinitionCommand : EntSsoCmdlet
{
    private const string NameSet = "Name";
    private const string InputObjectSet = "InputObject";

    /// <summary>
    /// Event ids (11060, PCNSSVC/6025), symbolic names with wildcards (*MIIS*), error codes (0xC0002A22, -2147024891, E_ACCESSDENIED),
    /// return codes of the sync engine (not-joined-to-MV), or lines that hold some of them. Without it every definition is returned.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Alias("SymbolicName", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// Text as Name takes it, numbers, or events: objects with the properties Id and ProviderName, as Get-WinEvent returns them, and those
    /// of Get-EntSsoSyncEvent.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true, HelpMessage = "An event, an id or a code.")]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>
    /// Only events of these sources, for example PCNSSVC, PCNS Filter, FIMSynchronizationService (also MIIServer). Wildcards are allowed.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventSourceCompleter))]
    public string[] Source { get; set; } = [];

    /// <summary>Only definitions of these areas.</summary>
    [Parameter]
    [ValidateNotNull]
    public EventArea[] Area { get; set; } = [];

    /// <summary>Only definitions of these stages.</summary>
    [Parameter]
    [ValidateNotNull]
    public EventStage[] Stage { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == NameSet)
        {
            foreach (string name in Name)
            {
                Write(name, EventLookup.Find(name));
            }

            return;
        }

        if (InputObject.BaseObject is SyncEvent syncEvent)
        {
            Write(syncEvent.EventId.ToString(), Of(syncEvent.EventSource, syncEvent.Id));
        }
        else if (InputObject.BaseObject is not string && Number("Id") is { } id)
        {
            string provider = InputObject.Properties["ProviderName"]?.Value as string ?? "";
            Write(provider.Length > 0 ? $"{provider} {id}" : $"{id}", Of(provider, id));
        }
        else
        {
            string text = LanguagePrimitives.ConvertTo<string>(InputObject.BaseObject);
            Write(text, EventLookup.Find(text));
        }
    }

    private static object[] Of(string provider, int id) =>
        [.. EventCatalogue.Default.FindAll(id).Where(
            definition => provider.Length == 0 || definition.Source == EventSource.Canonical(provider))];

    private int? Number(string property) =>
        InputObject.Properties[property] is { } found && LanguagePrimitives.TryConvertTo(found.Value, out int number) ? number : null;

    private void Write(string subject, IReadOnlyList<object> found)
    {
        object[] wanted = [.. found.Where(IsWanted)];
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(subject))
        {
            WriteError(
                ErrorIds.EventNotFound,
                new ItemNotFoundException(
                    $"There is no definition of '{subject}'. Specify an event id, SOURCE/ID, a symbolic name (wildcards allowed) or "
                        + "an error code (0xC0002A22, E_ACCESSDENIED)."),
                ErrorCategory.ObjectNotFound,
                subject);
        }

        WriteObject(wanted, enumerateCollection: true);
    }

    private bool IsWanted(object found) => found is EventDefinition definition
        ? (Area.Length == 0 || Area.Contains(definition.Area))
            && (Stage.Length == 0 || Stage.Contains(definition.Stage))
            && (Source.Length == 0 || Source.Any(source => WildcardText.IsMatch(definition.Source, EventSource.Canonical(source))))
        : Area.Length + Stage.Length + Source.Length == 0;
}
