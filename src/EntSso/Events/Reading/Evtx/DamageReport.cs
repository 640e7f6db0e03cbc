using System.Globalization;

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Shows the monitor what could not be read. Damaged records of one chunk are named one by one only up to a number, the rest is
/// counted; stretches of the file that are not chunks are reported once, with their length.
/// </summary>
internal sealed class DamageReport(string source, IReadMonitor monitor)
{
    /// <summary>How many damaged records of a chunk are reported one by one.</summary>
    public const int NamedPerChunk = 3;

    private int _inChunk;
    private long _skippedInChunk;
    private long _stretchStart = -1;
    private long _stretchEnd;
    private string _stretchMessage = "";

    /// <summary>How many damaged places there were so far, reported or only counted.</summary>
    public int Places { get; private set; }

    /// <summary>Something about the file or a chunk.</summary>
    public void At(long offset, string message, long skippedBytes)
    {
        Places++;
        EndStretch();
        monitor.Report(new ReadProblem(source, Offset(offset), message, skippedBytes));
    }

    /// <summary>A damaged record.</summary>
    /// <param name="number">The number in the record's head, if there is a head.</param>
    /// <param name="offset">Where it is in the file.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="skippedBytes">Its size.</param>
    public void Record(ulong? number, long offset, string message, long skippedBytes)
    {
        Places++;
        if (++_inChunk > NamedPerChunk)
        {
            _skippedInChunk += skippedBytes;
            return;
        }

        EndStretch();
        var place = number is { } known
            ? "record " + known.ToString(CultureInfo.InvariantCulture) + " at " + Offset(offset)
            : Offset(offset);
        monitor.Report(new ReadProblem(source, place, message, skippedBytes));
    }

    /// <summary>Shows how many further damaged records a chunk had.</summary>
    public void EndChunk(long chunkOffset)
    {
        var more = _inChunk - NamedPerChunk;
        if (more > 0)
        {
            At(
                chunkOffset,
                more == 1 ? "1 more record of this chunk is damaged" : $"{more} more records of this chunk are damaged",
                _skippedInChunk);
        }

        _inChunk = 0;
        _skippedInChunk = 0;
    }

    /// <summary>A part of the file that is not a chunk; neighbouring parts with the same message become one problem.</summary>
    public void Stretch(long offset, long length, string message)
    {
        Places++;
        if (_stretchStart < 0 || offset != _stretchEnd || message != _stretchMessage)
        {
            EndStretch();
            _stretchStart = offset;
            _stretchMessage = message;
        }

        _stretchEnd = offset + length;
    }

    /// <summary>Reports the stretch that is still open.</summary>
    public void EndStretch()
    {
        if (_stretchStart < 0)
        {
            return;
        }

        var start = _stretchStart;
        _stretchStart = -1;
        var length = _stretchEnd - start;
        monitor.Report(new ReadProblem(
            source, Offset(start), _stretchMessage + "; " + length.ToString(CultureInfo.InvariantCulture) + " bytes left out", length));
    }

    private static string Offset(long offset) => "offset 0x" + offset.ToString("x", CultureInfo.InvariantCulture);
}
