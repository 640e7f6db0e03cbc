using System.Globalization;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading.Live;

/// <summary>Has events rendered as XML into one buffer and makes records of them.</summary>
internal sealed class EventRenderer(IWevtApi api, string source, EventQuery query, IReadMonitor monitor)
{
    private readonly EventElementScanner _scanner = new();
    private readonly EventRecordFactory _factory = new(source, query);
    private char[] _buffer = new char[16 * 1024];

    /// <summary>Makes the record of an event, or null if it is not selected or cannot be read; the latter is reported.</summary>
    /// <param name="handle">The event.</param>
    /// <param name="number">Its number in the result, for messages.</param>
    public EventRecord? Render(IntPtr handle, long number)
    {
        int error = api.RenderXml(handle, _buffer, out int usedBytes);
        if (error == WevtError.InsufficientBuffer && usedBytes / sizeof(char) <= EventXmlCursor.MaxEventLength)
        {
            _buffer = new char[Math.Max(2 * _buffer.Length, (usedBytes / sizeof(char)) + 1)];
            error = api.RenderXml(handle, _buffer, out usedBytes);
        }

        if (error != 0)
        {
            Report(
                number,
                $"Windows could not render it as XML (Win32 error {error.ToString(CultureInfo.InvariantCulture)}); it was left out",
                usedBytes);
            return null;
        }

        int end = Math.Min(usedBytes / sizeof(char), _buffer.Length);
        int start = XmlChars.SkipBlank(_buffer, 0, end);
        ScanResult result = start < end && _buffer[start] == '<'
            ? _scanner.Scan(_buffer, start, end)
            : ScanResult.NeedMore;
        if (result != ScanResult.Complete)
        {
            Report(
                number,
                (result == ScanResult.NeedMore ? "its XML is cut off" : $"its XML is damaged: {_scanner.Damage}") + "; it was left out",
                usedBytes);
            return null;
        }

        _factory.Create(_buffer, _scanner.Element, out EventRecord? record, out string damage);
        if (damage.Length > 0)
        {
            Report(number, damage + "; it was left out", usedBytes);
            return null;
        }

        foreach ((int _, string message) in _factory.Doubts)
        {
            Report(number, message, 0);
        }

        return record;
    }

    private void Report(long number, string message, long skippedBytes) =>
        monitor.Report(
            new ReadProblem(source, string.Format(CultureInfo.InvariantCulture, "event {0} of the result", number), message, skippedBytes));
}
