using System.Globalization;
using System.Management.Automation;
using EntSso.Events;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Tells what the documented ENTSSO events and error codes mean: severity, fields, cause, remedy, related rules. Of well-known error codes
/// of Windows it tells the meaning.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EntSsoEventDefinition")]
[OutputType(typeof(EventDefinition), typeof(ErrorCode))]
public sealed class GetEntSsoEventDefinitionCommand : EntSsoCmdlet
{
    /// <summary>
    /// Event ids (11060), symbolic names with wildcards (*MIIS*) or HRESULTs (0xC0002A22, 0x80070005). Without it every definition is returned.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SymbolicName", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[] Name { get; set; } = ["*"];

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
        foreach (string name in Name)
        {
            List<EventDefinition> found = [.. EventCatalogue.Default.Search(name)];
            if (found.Count == 0 && WindowsCode(name) is { } code)
            {
                WriteObject(code);
                continue;
            }

            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(
                    "EventNotFound",
                    new ItemNotFoundException(string.Format(
                        CultureInfo.InvariantCulture,
                        "'{0}' is none of the {1} documented ENTSSO events. Give an id (10496 to 11263), a symbolic name (wildcards allowed) or an HRESULT (0xC0002A22).",
                        name,
                        EventCatalogue.Default.Definitions.Count)),
                    ErrorCategory.ObjectNotFound,
                    name);
            }

            WriteObject(
                found.Where(d => (Area.Length == 0 || Area.Contains(d.Area)) && (Stage.Length == 0 || Stage.Contains(d.Stage))),
                enumerateCollection: true);
        }
    }

    /// <summary>What is known of an HRESULT that is not ENTSSO's own; plain numbers are ids of events.</summary>
    private static ErrorCode? WindowsCode(string name) =>
        (name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || (name.Length > 0 && name[0] == '-'))
        && ErrorCode.TryParse(name, out ErrorCode? known) && known.Meaning.Length > 0
            ? known
            : null;
}
