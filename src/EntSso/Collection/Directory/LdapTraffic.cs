namespace EntSso.Collection.Directory;

/// <summary>Counts what a directory sent. Safe to read from any thread.</summary>
internal sealed class LdapTraffic
{
    private int _connections;
    private int _roundTrips;

    /// <summary>Connections opened and logged on, each once for the life of the directory object.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Requests answered or waited for: each page of a search and each change counts one; logons do not.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    internal void CountConnection() => Interlocked.Increment(ref _connections);

    internal void CountRoundTrip() => Interlocked.Increment(ref _roundTrips);
}
