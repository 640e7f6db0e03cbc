using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using EntSso.Events.Reading;

namespace EntSso.Collection;

/// <summary>
/// Reads XML element by element with the place of each, without ever holding more than one piece: no document types, limited depth,
/// limited size of names and texts. Every failure is a <see cref="SourceFormatException"/> with file, line and column.
/// </summary>
internal sealed class LocatedXmlReader : IDisposable
{
    private const int DeepestNesting = 128;
    private const int LongestText = 1 << 16;

    /// <summary>Encodings in which the byte of "&lt;" means nothing else: others would get past the limits of the guard.</summary>
    private static readonly Regex _encodings = new(
        "^(utf-8|utf-16|utf-16[lb]e|utf-32|utf-32[lb]e|(iso-10646-)?ucs-[24]|us-ascii|ascii|iso-8859-[0-9]+|windows-[0-9]+|shift_jis"
            + "|gb2312|gbk|gb18030|big5|euc-(jp|kr|cn))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly MarkupGuardStream _guard;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _place;
    private readonly CancellationToken _cancellationToken;
    private int _pieces;

    /// <summary>Begins to read.</summary>
    public LocatedXmlReader(Stream stream, string file, CancellationToken cancellationToken)
    {
        _guard = new MarkupGuardStream(stream);
        File = file;
        _cancellationToken = cancellationToken;
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        };
        try
        {
            _reader = XmlReader.Create(_guard, settings);
            _place = (IXmlLineInfo)_reader;
        }
        catch (Exception error) when (IsFormatError(error))
        {
            throw Failure(error, 1, 1);
        }
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The current element's name without a prefix.</summary>
    public string Name => _reader.LocalName;

    /// <summary>The current element's name as written.</summary>
    public string QualifiedName => _reader.Name;

    /// <summary>The line of the current piece, from 1.</summary>
    public int Line => _place.LineNumber;

    /// <summary>The column of the current piece, from 1.</summary>
    public int Column => _place.LinePosition;

    /// <summary>Called with every text that is between child elements; null when no one reads it.</summary>
    public Action<string>? StrayText { get; set; }

    /// <summary>Goes to the root element.</summary>
    public void Root()
    {
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                return;
            }

            if (_reader.NodeType == XmlNodeType.XmlDeclaration && Attribute("encoding") is string encoding && !_encodings.IsMatch(encoding))
            {
                throw Error($"the encoding {PrintableText.Cut(encoding, 40)} is not supported; save the file as UTF-8");
            }
        }

        throw Error("expected XML with a root element, found none");
    }

    /// <summary>Reads on to the end of the file, so that an error behind the last requested element is not missed.</summary>
    public void Finish()
    {
        while (Read())
        {
        }
    }

    /// <summary>Calls <paramref name="child"/> at every child element of the current one; what it does not read is skipped.</summary>
    public void Children(Action child)
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        int depth = _reader.Depth;
        while (ReadInside())
        {
            if (_reader.Depth == depth)
            {
                return;
            }

            if (_reader.NodeType == XmlNodeType.Element)
            {
                child();
                PassOver(depth + 1);
            }
            else if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                StrayText?.Invoke(Checked(() => _reader.Value));
            }
        }
    }

    /// <summary>Calls <paramref name="child"/> at every child element of a name.</summary>
    public void Children(string name, Action child) => Children(() =>
    {
        if (Name == name)
        {
            child();
        }
    });

    /// <summary>Reads the text of the current element, without the white space around it; child elements are skipped.</summary>
    public string Text()
    {
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        int depth = _reader.Depth;
        StringBuilder text = new();
        while (ReadInside() && _reader.Depth > depth)
        {
            if (_reader.Depth == depth + 1
                && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(Checked(() => _reader.Value));
                if (text.Length > LongestText)
                {
                    throw Error($"the text may have {LongestText} characters at most");
                }
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>The value of an attribute of the current element, or null.</summary>
    public string? Attribute(string name) => Checked(() => _reader.GetAttribute(name));

    /// <summary>The attributes of the current element with their places.</summary>
    public IReadOnlyList<LocatedXmlAttribute> Attributes()
    {
        List<LocatedXmlAttribute> attributes = [];
        while (_reader.MoveToNextAttribute())
        {
            attributes.Add(new LocatedXmlAttribute(_reader.Name, Checked(() => _reader.Value), Line, Column));
        }

        _reader.MoveToElement();
        return attributes;
    }

    /// <summary>An error at the current place.</summary>
    public SourceFormatException Error(string problem) => new(File, Line, Column, problem);

    public void Dispose() => _reader.Dispose();

    private static bool IsFormatError(Exception error) =>
        error is XmlException or InvalidDataException or DecoderFallbackException or ArgumentException or NotSupportedException;

    /// <summary>Skips what is left of the element at <paramref name="depth"/>.</summary>
    private void PassOver(int depth)
    {
        if (_reader.Depth == depth && (_reader.NodeType == XmlNodeType.EndElement || _reader.IsEmptyElement))
        {
            return;
        }

        while (ReadInside() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
        }
    }

    private bool ReadInside() => Read() ? true : throw Error("the file ends inside an element");

    private bool Read()
    {
        if ((++_pieces & 0xFFF) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        bool hasMore = Checked(_reader.Read);
        return !hasMore || _reader.Depth <= DeepestNesting ? hasMore : throw Error($"elements may nest {DeepestNesting} deep at most");
    }

    /// <summary>Reads from the parser, which reads long pieces only when asked for them and may fail then.</summary>
    private T Checked<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception error) when (IsFormatError(error))
        {
            throw Failure(error, Math.Max(1, Line), Math.Max(1, Column));
        }
    }

    private SourceFormatException Failure(Exception error, int line, int column)
    {
        (string problem, int atLine, int atColumn) = (_guard, error) switch
        {
            ({ IsTooLong: true }, _) =>
                ($"from here on a tag or text is longer than {MarkupGuardStream.LongestRun >> 20} MB, which no export is", line, column),
            ({ SawDocumentType: true }, _) => ("the file has a document type declaration (DOCTYPE), which is refused", line, column),
            (_, XmlException { LineNumber: > 0 } xml) => (
                "the XML is not well-formed: " + MessageText.Clause(error.Message), xml.LineNumber, Math.Max(1, xml.LinePosition)),
            _ => ("the XML cannot be read: " + MessageText.Clause(error.Message), line, column),
        };
        return new SourceFormatException(File, atLine, atColumn, problem, error);
    }
}

/// <summary>An attribute and its place.</summary>
internal sealed record LocatedXmlAttribute(string Name, string Value, int Line, int Column);
