using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace EntSso.Events.Reading.Live;

/// <summary>
/// Reads a log of this or another Windows computer through the Windows Event Log API, oldest event first, with the credentials of
/// the calling account or those that were given. Nothing is written or cleared.
/// </summary>
/// <remarks>
/// Never run on Windows yet: everything but the native calls themselves is proved with rendered XML that a fake replays. On other
/// systems reading fails with an <see cref="EventLogUnreadableException"/> that names the way by a file.
/// </remarks>
internal sealed class LiveEventLogReader : IEventReader
{
    // EvtNext is known to fail with "array bounds are invalid" when many large events come at once.
    private const int BatchSize = 16;

    private const int ProgressStep = 1000;

    private readonly IWevtApi? _api;
    private readonly string _computer;
    private readonly NetworkCredential? _credential;

    /// <summary>Creates a reader of a log.</summary>
    /// <param name="channel">The log's name, for example <c>Application</c>.</param>
    /// <param name="computer">Its computer's name or address; null, empty, <c>.</c> or <c>localhost</c> for this one.</param>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is empty.</exception>
    public LiveEventLogReader(string channel, string? computer = null)
        : this(channel, computer, credential: null)
    {
    }

    /// <summary>Creates a reader of a log that signs in at another computer with a given account.</summary>
    internal LiveEventLogReader(string channel, string? computer, NetworkCredential? credential)
        : this(channel, computer, RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WevtApi() : null, credential)
    {
    }

    internal LiveEventLogReader(string channel, string? computer, IWevtApi? api, NetworkCredential? credential = null)
    {
        _credential = credential;
        Channel = string.IsNullOrWhiteSpace(channel)
            ? throw new ArgumentException("The name of a log is expected, for example Application.", nameof(channel))
            : channel.Trim();
        _computer = RemoteComputer.NameOf(computer) ?? "";
        _api = api;
        Source = _computer.Length == 0 ? $"log {Channel}" : $"log {Channel} of {_computer}";
    }

    /// <summary>The log's name.</summary>
    public string Channel { get; }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        IWevtApi api = _api ?? throw new EventLogUnreadableException(
            Source,
            $"live logs can be read on Windows only. On the server with the log run: {WevtError.Export(Channel)} and read that file here.");
        cancellationToken.ThrowIfCancellationRequested();
        using EventLogHandle session = OpenSession(api);
        using EventLogHandle result = Query(api, session, query);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => api.Cancel(result.Value));
        using var batch = new EventBatch(api, result.Value, BatchSize);
        var renderer = new EventRenderer(api, Source, query, monitor);
        long count = 0;
        while (true)
        {
            int error = batch.Fill();
            cancellationToken.ThrowIfCancellationRequested();
            if (error != 0)
            {
                End(error, count, monitor);
                yield break;
            }

            while (batch.TryTake(out IntPtr handle))
            {
                count++;
                EventRecord? record = renderer.Render(handle, count);
                batch.CloseTaken();
                if (record is not null)
                {
                    yield return record;
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (count % ProgressStep == 0)
                {
                    monitor.Progress(Source, count, -1);
                }
            }
        }
    }

    private EventLogHandle OpenSession(IWevtApi api)
    {
        if (_computer.Length == 0 && _credential is not null)
        {
            throw new EventLogUnreadableException(
                Source,
                "Windows takes credentials for the logs of other computers only. Leave them out, or run the shell as that account.");
        }

        IntPtr session = IntPtr.Zero;
        int error = _computer.Length == 0 ? 0 : api.OpenSession(_computer, _credential, out session);
        return error == 0 ? new EventLogHandle(api, session) : throw Unreadable(error);
    }

    private EventLogHandle Query(IWevtApi api, EventLogHandle session, EventQuery query)
    {
        int error = api.Query(session.Value, WevtQuery.Of(Channel, query), out IntPtr result);
        if (error == WevtError.InvalidQuery)
        {
            // Old versions know less XPath. All events are compared with the query here in any case.
            error = api.Query(session.Value, WevtQuery.All(Channel), out result);
        }

        return error == 0 ? new EventLogHandle(api, result) : throw Unreadable(error);
    }

    private void End(int error, long count, IReadMonitor monitor)
    {
        if (error != WevtError.NoMoreItems)
        {
            if (count == 0)
            {
                throw Unreadable(error);
            }

            monitor.Report(new ReadProblem(
                Source,
                string.Format(CultureInfo.InvariantCulture, "after event {0} of the result", count),
                WevtError.Explain(error, Channel, _computer),
                0));
        }

        monitor.Progress(Source, count, -1);
    }

    private EventLogUnreadableException Unreadable(int error) => new(Source, WevtError.Explain(error, Channel, _computer));
}
