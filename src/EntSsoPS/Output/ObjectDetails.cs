using System.Management.Automation;
using EntSso.Events;
using EntSso.Events.Changes;

namespace EntSsoPS.Output;

/// <summary>
/// What the objects have beside their properties. ConvertTo-Json writes every public property of an object at any depth, and these would
/// repeat a whole event for each stage, so the shell gets them as separate properties. EntSsoPS.PlainValues.ps1xml names them.
/// </summary>
public static class ObjectDetails
{
    /// <summary>The catalogue entry of an event; null for an event that is not in the catalogue.</summary>
    /// <param name="item">The event.</param>
    public static EventDefinition? Definition(PSObject item) => (item?.BaseObject as SyncEvent)?.Definition;

    /// <summary>The event of a stage; null where a row of the sync engine is the evidence.</summary>
    /// <param name="item">The stage.</param>
    public static SyncEvent? Event(PSObject item) => (item?.BaseObject as ChangeStage)?.Event;

    /// <summary>The event that decided a delivery; null when nothing did.</summary>
    /// <param name="item">The delivery.</param>
    public static SyncEvent? DecidedBy(PSObject item) => (item?.BaseObject as PasswordDelivery)?.DecidedBy;

    /// <summary>The events of a change or of a delivery.</summary>
    /// <param name="item">The change or the delivery.</param>
    public static IReadOnlyList<SyncEvent>? Events(PSObject item) => item?.BaseObject switch
    {
        PasswordChange change => change.Events,
        PasswordDelivery delivery => delivery.Events,
        _ => null,
    };

    /// <summary>The facts of a server, system, application, adapter or mapping as they were read, each with its origin.</summary>
    /// <param name="item">The object.</param>
    public static object? Facts(PSObject item) => (item?.BaseObject as EntSsoObject)?.AllFacts;
}
