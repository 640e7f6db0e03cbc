using System.Globalization;
using System.Text;
using System.Xml;

namespace EntSso.Events;

/// <summary>
/// A forward reader for the small XML vocabulary of the catalogue files: elements with attributes and either text or child
/// elements. Whitespace in texts is folded, so that the files can be wrapped freely.
/// </summary>
internal sealed class CatalogueXml : IDisposable
{
    private readonly string _file;
    private readonly XmlReader _reader;

    internal CatalogueXml(Stream stream, string file)
    {
        _file = file;
        _reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            XmlResolver = null,
        });
    }

    /// <summary>The name of the element that the reader is on.</summary>
    internal string Name => _reader.LocalName;

    /// <summary>Goes to the document element.</summary>
    internal void ReadRoot(string name)
    {
        try
        {
            _reader.MoveToContent();
        }
        catch (XmlException problem)
        {
            throw NotWellFormed(problem);
        }

        if (_reader.LocalName != name)
        {
            throw Fault($"expected <{name}>, but found <{_reader.LocalName}>");
        }
    }

    /// <summary>Goes to the next child element of <paramref name="parent"/>, whose name has to be <paramref name="child"/>.</summary>
    /// <returns>False at the end of the parent.</returns>
    internal bool ReadChild(string parent, string child)
    {
        if (!ReadChild(parent))
        {
            return false;
        }

        return Name == child ? true : throw Fault($"expected <{child}> in <{parent}>, but found <{Name}>");
    }

    /// <summary>Goes to the next child element of <paramref name="parent"/>.</summary>
    /// <returns>False at the end of the parent.</returns>
    internal bool ReadChild(string parent)
    {
        // An empty element has no end tag; its reader still is on it.
        if (_reader.NodeType == XmlNodeType.Element && _reader.IsEmptyElement && _reader.LocalName == parent)
        {
            return false;
        }

        Read();
        return _reader.NodeType switch
        {
            XmlNodeType.Element => true,
            XmlNodeType.EndElement when _reader.LocalName == parent => false,
            _ => throw Fault($"expected an element or the end of <{parent}>, but found {_reader.NodeType}"),
        };
    }

    /// <summary>The text of the element that the reader is on; the reader is then on its end.</summary>
    internal string ReadText()
    {
        string element = Name;
        string text = ReadTextUntilChild(out bool hasChild);
        return hasChild ? throw Fault($"<{element}> accepts text only, but contains <{Name}>") : text;
    }

    /// <summary>The text of the element up to its end or its first child element, on which the reader then is.</summary>
    internal string ReadTextUntilChild(out bool hasChild)
    {
        hasChild = false;
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        string text = "";
        while (true)
        {
            Read();
            switch (_reader.NodeType)
            {
                case XmlNodeType.Text:
                case XmlNodeType.CDATA:
                case XmlNodeType.SignificantWhitespace:
                    text += _reader.Value;
                    break;
                case XmlNodeType.Element:
                    hasChild = true;
                    return Fold(text);
                default:
                    return Fold(text);
            }
        }
    }

    /// <summary>An attribute that has to be there.</summary>
    internal string Attribute(string name) => _reader.GetAttribute(name) ?? throw Fault($"<{Name}> lacks the attribute {name}");

    /// <summary>An attribute that may be left out.</summary>
    internal string? OptionalAttribute(string name) => _reader.GetAttribute(name);

    /// <summary>An attribute that holds a decimal number.</summary>
    internal int IntegerAttribute(string name)
    {
        string text = Attribute(name);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Fault($"{name}=\"{text}\" is not a number");
    }

    /// <summary>The error for the place where the reader is.</summary>
    internal InvalidDataException Fault(string problem)
    {
        int line = _reader is IXmlLineInfo place ? place.LineNumber : 0;
        return new InvalidDataException($"The event catalogue is damaged: {_file}, line {line}: {problem}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Read()
    {
        bool more;
        try
        {
            more = _reader.Read();
        }
        catch (XmlException problem)
        {
            throw NotWellFormed(problem);
        }

        if (!more)
        {
            throw Fault("the file ends too early");
        }
    }

    private InvalidDataException NotWellFormed(XmlException problem)
    {
        // A document type is refused without a line in the exception.
        string place = problem.LineNumber > 0 ? $"{_file}, line {problem.LineNumber}" : _file;
        return new InvalidDataException($"The event catalogue is damaged: {place}: not well-formed XML, or with a document type.", problem);
    }

    private static string Fold(string text)
    {
        text = text.Trim();
        if (text.IndexOf('\n') < 0 && text.IndexOf("  ", StringComparison.Ordinal) < 0)
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            bool blank = letter is ' ' or '\n' or '\r' or '\t';
            if (!blank)
            {
                folded.Append(letter);
            }
            else if (folded.Length > 0 && folded[folded.Length - 1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }
}
