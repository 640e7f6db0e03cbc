namespace EntSso.Collection.SyncEngine;

/// <summary>Reads instances of WMI classes of one namespace on one computer. Collectors ask through this, so that recorded rows can stand in.</summary>
public interface IWmiQuery
{
    /// <summary>The computer and namespace, for messages: <c>root\MicrosoftIdentityIntegrationServer of SYNC1</c>.</summary>
    string Source { get; }

    /// <summary>Reads all instances of a class.</summary>
    /// <param name="className">The class.</param>
    /// <param name="properties">The properties that are wanted; letters only.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>A row for each instance, names compared without case. A property without a value is missing from its row.</returns>
    /// <exception cref="WmiException">The class could not be read; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    IReadOnlyList<IReadOnlyDictionary<string, string>> Select(
        string className, IReadOnlyList<string> properties, CancellationToken cancellationToken);
}
