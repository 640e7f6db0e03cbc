using System.Diagnostics;

namespace EntSso.Collection.Directory;

/// <summary>Bounds of one question, all pages and ranges together: a server may answer without end, by fault or on purpose.</summary>
internal sealed class AnswerBudget(TimeSpan requestTimeout)
{
    /// <summary>Entries of one question.</summary>
    public const int MostEntries = 100_000;

    /// <summary>Bytes of one question as they come from the network.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>Requests of one question: pages of a search and parts of an attribute.</summary>
    public const int MostRequests = 1_000;

    /// <summary>How many times the limit of one request a question may take.</summary>
    private const int TimeFactor = 4;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _entries;
    private int _requests;
    private long _bytes;

    /// <summary>How long the next request may take; zero or less when the time is up.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = TimeSpan.FromTicks(requestTimeout.Ticks * TimeFactor) - _watch.Elapsed;
            return left < requestTimeout ? left : requestTimeout;
        }
    }

    /// <summary>The bytes that the question may still receive.</summary>
    public long RemainingBytes => Math.Max(0, MostBytes - _bytes);

    /// <summary>Counts a request that is about to be sent.</summary>
    /// <exception cref="DirectoryException">There were too many, or the time is up.</exception>
    public void CountRequest(string server)
    {
        if (++_requests > MostRequests)
        {
            throw TooLarge(server, $"more than {MostRequests} pages or parts");
        }

        if (Remaining <= TimeSpan.Zero)
        {
            throw TooLarge(server, $"more than {requestTimeout.TotalSeconds * TimeFactor:0.#} seconds");
        }
    }

    /// <summary>Counts an entry that was received.</summary>
    /// <exception cref="DirectoryException">There were too many, or they are too large.</exception>
    public void CountEntry(LdapEntry entry, string server)
    {
        _bytes += entry.Size;
        if (++_entries > MostEntries)
        {
            throw TooLarge(server, $"more than {MostEntries} entries");
        }

        if (_bytes > MostBytes)
        {
            throw TooManyBytes(server);
        }
    }

    public static DirectoryException TooManyBytes(string server) => TooLarge(server, $"more than {MostBytes >> 20} MB");

    private static DirectoryException TooLarge(string server, string bound) => new(
        DirectoryFailure.AnswerTooLarge,
        $"{server} answered one request with {bound} without an end, so the answer was not used. Specify another domain controller.",
        server);
}
