namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Goes through an event XML text from event to event. Damage is reported with line and column, and reading goes on at the next
/// event.
/// </summary>
internal sealed class EventXmlCursor
{
    /// <summary>
    /// The longest event, in characters. A record of a Windows log takes at most 64 KiB, and its XML with every character escaped
    /// and the rendered message beside it stays well below this.
    /// </summary>
    public const int MaxEventLength = 2 * 1024 * 1024;

    // What a damaged event may have swallowed is searched for events, so it is read twice. This much reading twice is allowed beyond
    // a multiple of the file's length; then what was read is left out, so that hostile input costs no more time than its length.
    private const long RereadAllowance = 16L * MaxEventLength;

    private const long ProgressStep = 1024 * 1024;

    private readonly string _source;
    private readonly IReadMonitor _monitor;
    private readonly CancellationToken _cancellationToken;
    private readonly EventTextSource _text;
    private readonly EventXmlWindow _window;
    private readonly EventElementScanner _scanner = new();
    private readonly EventRecordFactory _factory;
    private readonly long _total;
    private int _openRoots;
    private int _damagedPlaces;
    private long _reread;
    private bool _hasEvents;
    private bool _invalidBytesReported;
    private long _progress;
    private string _rootName = "Events";

    public EventXmlCursor(
        EventTextSource text, string source, long total, EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        _text = text;
        _source = source;
        _total = total;
        _monitor = monitor;
        _cancellationToken = cancellationToken;
        _window = new EventXmlWindow(text);
        _factory = new EventRecordFactory(source, query);
    }

    /// <summary>The next requested record; null at the end.</summary>
    /// <exception cref="EventLogUnreadableException">The text is not event XML.</exception>
    public EventRecord? Next()
    {
        if (!_hasEvents)
        {
            RequireEvents();
        }

        while (SkipBlank())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_window.Buffer[_window.Start] != '<')
            {
                Leave(_window.Start, _window.Start + 1, "text was found where <Event> was expected");
                continue;
            }

            _ = Ensure(256);
            EventRecord? record = null;
            switch (_window.Length > 1 ? _window.Buffer[_window.Start + 1] : '\0')
            {
                case '?':
                    SkipPast("<?", "?>");
                    break;
                case '!' when XmlChars.StartsWith(_window.Buffer, _window.Start, _window.End, "<!--"):
                    SkipPast("<!--", "-->");
                    break;
                case '!':
                    Leave(
                        _window.Start,
                        _window.Start + 1,
                        XmlChars.StartsWith(_window.Buffer, _window.Start, _window.End, "<!DOCTYPE")
                            ? "a document type declaration is not accepted"
                            : "a declaration was found where <Event> was expected");
                    break;
                case '/':
                    TakeEndTag();
                    break;
                default:
                    record = TakeElement();
                    break;
            }

            if (record is not null)
            {
                return record;
            }
        }

        Finish();
        return null;
    }

    private void RequireEvents()
    {
        _ = Fill();
        if (_text.Failure is { } failure && _text.BytesRead == 0)
        {
            throw new EventLogUnreadableException(_source, $"reading failed: {failure.Message}", failure);
        }

        // Events below a long header, or a file that arrives in small pieces.
        while (_window.Length < EventXmlShape.HeadLength && Fill())
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        RefuseDocumentType();
        if (!EventXmlShape.HoldsEvents(_window.Buffer, _window.Start, _window.End))
        {
            throw new EventLogUnreadableException(_source, EventFileLook.Describe(_text.Head, _text.Head.Length));
        }

        _hasEvents = true;
    }

    private void RefuseDocumentType()
    {
        char[] buffer = _window.Buffer;
        int end = _window.End;
        int firstElement = _window.Start;
        while (firstElement + 1 < end
            && (firstElement = Array.IndexOf(buffer, '<', firstElement, end - firstElement)) >= 0
            && firstElement + 1 < end
            && (buffer[firstElement + 1] == '?' || XmlChars.StartsWith(buffer, firstElement, end, "<!--")))
        {
            string terminator = buffer[firstElement + 1] == '?' ? "?>" : "-->";
            int close = XmlChars.IndexOf(buffer, firstElement + 2, end, terminator);
            if (close < 0)
            {
                return;
            }

            firstElement = close + terminator.Length;
        }

        if (firstElement >= 0 && XmlChars.StartsWith(buffer, firstElement, end, "<!DOCTYPE")
            && EventFileLook.RootName(new string(buffer, firstElement, Math.Min(512, end - firstElement))) is not ("html" or "HTML"))
        {
            throw new EventLogUnreadableException(
                _source,
                $"{Place(firstElement)}: the file has a document type declaration (<!DOCTYPE). No event log export has one, and it "
                    + "could make the file expand without limit: it is refused. Export the log again: wevtutil qe Application /f:xml");
        }
    }

    private bool Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        bool more = _window.Fill();
        if (_text.InvalidByteCount > 0 && !_invalidBytesReported)
        {
            _invalidBytesReported = true;
            _monitor.Report(new ReadProblem(
                _source,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, "offset 0x{0:X}", _text.FirstInvalidOffset),
                $"a byte that is not valid UTF-8 was read as {_text.GuessedCodePage}, which is a guess: letters beyond ASCII may be "
                    + "wrong. Export with wevtutil epl instead",
                0));
        }

        if (_text.BytesRead - _progress >= ProgressStep)
        {
            _progress = _text.BytesRead;
            _monitor.Progress(_source, _progress, _total);
        }

        return more;
    }

    private bool Ensure(int length)
    {
        while (_window.Length < length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    // Byte order marks count as blank: files get joined end to end.
    private bool SkipBlank()
    {
        while (true)
        {
            int at = _window.Start;
            while (at < _window.End && (XmlChars.IsBlank(_window.Buffer[at]) || _window.Buffer[at] == '\uFEFF'))
            {
                at++;
            }

            _window.AdvanceTo(at);
            if (at < _window.End)
            {
                return true;
            }

            if (!Fill())
            {
                return false;
            }
        }
    }

    private void SkipPast(string opening, string terminator)
    {
        int from = opening.Length;
        while (true)
        {
            int found = XmlChars.IndexOf(_window.Buffer, _window.Start + from, _window.End, terminator);
            if (found >= 0)
            {
                _window.AdvanceTo(found + terminator.Length);
                return;
            }

            from = Math.Max(from, _window.Length - terminator.Length);
            if (_window.Length >= MaxEventLength || !Fill())
            {
                Leave(_window.Start, SearchFrom(_window.End), $"{opening} has no end ({terminator})");
                return;
            }
        }
    }

    private void TakeEndTag()
    {
        char[] buffer = _window.Buffer;
        int nameStart = _window.Start + 2;
        int nameEnd = XmlChars.NameEnd(buffer, nameStart, _window.End);
        int close = XmlChars.SkipBlank(buffer, nameEnd, _window.End);
        if (close < _window.End && buffer[close] == '>' && nameEnd > nameStart
            && (IsName(nameStart, nameEnd, "Events") || IsName(nameStart, nameEnd, _rootName)))
        {
            _openRoots = Math.Max(0, _openRoots - 1);
            _window.AdvanceTo(close + 1);
            return;
        }

        Leave(_window.Start, _window.Start + 1, "an end tag was found where <Event> was expected");
    }

    private EventRecord? TakeElement()
    {
        int nameStart = _window.Start + 1;
        int nameEnd = XmlChars.NameEnd(_window.Buffer, nameStart, _window.End);
        if (nameEnd == nameStart)
        {
            Leave(_window.Start, nameStart, "an element name was expected after <");
            return null;
        }

        if (IsName(nameStart, nameEnd, "Event"))
        {
            return TakeEvent();
        }

        // The end of the tag is looked for up to the next one only: a run of open tags shall not have the whole window searched for each.
        int nextTag = Array.IndexOf(_window.Buffer, '<', nameEnd, _window.End - nameEnd);
        int close = Array.IndexOf(_window.Buffer, '>', nameEnd, (nextTag < 0 ? _window.End : nextTag) - nameEnd);
        if (close < 0 || !(IsName(nameStart, nameEnd, "Events") || IsRoot(close)))
        {
            string name = PrintableText.Cut(new string(_window.Buffer, nameStart, Math.Min(64, nameEnd - nameStart)), 40);
            Leave(_window.Start, nameStart, $"the element <{name}> was found where <Event> was expected");
            return null;
        }

        if (_window.Buffer[close - 1] != '/')
        {
            _openRoots++;
            TextSlice local = XmlChars.LocalName(_window.Buffer, nameStart, nameEnd);
            _rootName = new string(_window.Buffer, local.Start, local.Length);
        }

        _window.AdvanceTo(close + 1);
        return null;
    }

    // wevtutil /e:NAME puts the events below a root of any name.
    private bool IsRoot(int close)
    {
        int next = _openRoots > 0 ? -1 : Array.IndexOf(_window.Buffer, '<', close, _window.End - close);
        return next >= 0 && EventXmlShape.IsLandmark(_window.Buffer, next, _window.End);
    }

    private EventRecord? TakeEvent()
    {
        while (true)
        {
            ScanResult result = _scanner.Scan(_window.Buffer, _window.Start, _window.End);
            if (result == ScanResult.Complete)
            {
                return TakeWholeEvent();
            }

            if (result == ScanResult.Damaged)
            {
                Leave(
                    _scanner.Place,
                    SearchFrom(_scanner.Place),
                    $"{_scanner.Damage}; the event that begins at {Place(_window.Start)} was left out");
                return null;
            }

            if (_window.Length >= MaxEventLength)
            {
                Leave(
                    _scanner.Place,
                    SearchFrom(_window.End),
                    $"the event that begins at {Place(_window.Start)} is longer than {MaxEventLength} characters, which no Windows "
                        + "event is; it was left out");
                return null;
            }

            // At least twice as much, so that scanning again from the start costs no more than the text is long.
            if (!Ensure(_window.Length + 1))
            {
                Leave(
                    _window.End,
                    SearchFrom(_window.End),
                    $"the file ends inside the event that begins at {Place(_window.Start)}; it was left out");
                return null;
            }

            _ = Ensure(Math.Min(2 * _window.Length, MaxEventLength));
        }
    }

    private EventRecord? TakeWholeEvent()
    {
        int end = _scanner.Element.End;
        _factory.Create(_window.Buffer, _scanner.Element, out EventRecord? record, out string damage);
        if (damage.Length > 0)
        {
            string place = Place(_window.Start);
            Skipped(place, damage + "; the event was left out", _window.SkipTo(end));
            return null;
        }

        foreach ((int at, string message) in _factory.Doubts)
        {
            _monitor.Report(new ReadProblem(_source, Place(at), message, 0));
        }

        _window.AdvanceTo(end);
        if (record is not null && _text.InvalidByteCount > 0)
        {
            record.MarkGuessedText();
        }

        if (record is not null)
        {
            record.Part = _damagedPlaces;
        }

        return record;
    }

    // Where to look for the next event after one was scanned in vain up to an index.
    private int SearchFrom(int scannedTo)
    {
        long scanned = scannedTo - _window.Start;
        if (_reread + scanned > RereadAllowance + (4 * _text.BytesRead))
        {
            return Math.Max(scannedTo, _window.Start + 1);
        }

        _reread += scanned;
        return _window.Start + 1;
    }

    /// <summary>Reports what cannot be read, and goes on at the next tag that events can be read from again.</summary>
    private void Leave(int damagedAt, int searchFrom, string message)
    {
        string place = Place(damagedAt);
        long skipped = 0;
        while (true)
        {
            int tag = searchFrom < _window.End ? Array.IndexOf(_window.Buffer, '<', searchFrom, _window.End - searchFrom) : -1;
            if (tag < 0)
            {
                skipped += _window.SkipTo(_window.End);
                if (!Fill())
                {
                    break;
                }

                searchFrom = _window.Start;
                continue;
            }

            if (_window.End - tag < 256)
            {
                skipped += _window.SkipTo(tag);
                _ = Ensure(256);
                tag = _window.Start;
            }

            if (EventXmlShape.IsLandmark(_window.Buffer, tag, _window.End))
            {
                skipped += _window.SkipTo(tag);
                break;
            }

            searchFrom = tag + 1;
        }

        Skipped(place, message, skipped);
    }

    private void Skipped(string place, string message, long bytes)
    {
        _damagedPlaces++;
        _monitor.Report(new ReadProblem(_source, place, message, bytes));
    }

    private void Finish()
    {
        if (_text.Failure is { } failure)
        {
            _monitor.Report(new ReadProblem(
                _source, Place(_window.Start), $"reading failed: {failure.Message}",
                _total < 0 ? 0 : Math.Max(0, _total - _text.BytesRead)));
        }
        else if (_openRoots > 0)
        {
            _monitor.Report(new ReadProblem(
                _source, Place(_window.Start), $"the file ends without </{PrintableText.Cut(_rootName, 40)}>: it may have been cut off",
                0));
        }

        _openRoots = 0;
        _monitor.Progress(_source, _text.BytesRead, _total);
    }

    private bool IsName(int start, int end, string name) =>
        XmlChars.Is(_window.Buffer, XmlChars.LocalName(_window.Buffer, start, end), name);

    private string Place(int index)
    {
        (long line, long column) = _window.PositionOf(index);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, "line {0}, column {1}", line, column);
    }
}
