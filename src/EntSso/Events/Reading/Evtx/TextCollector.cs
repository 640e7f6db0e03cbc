using System.Text;

namespace EntSso.Events.Reading.Evtx;

/// <summary>Text that nearly always comes in one piece: only a second piece costs a copy.</summary>
internal sealed class TextCollector
{
    private readonly StringBuilder _pieces = new();
    private string _single = "";

    public bool IsEmpty => _single.Length == 0 && _pieces.Length == 0;

    public void Clear()
    {
        _single = "";
        if (_pieces.Length > 0)
        {
            _pieces.Clear();
        }
    }

    public void Add(string piece)
    {
        if (piece.Length == 0)
        {
            return;
        }

        if (IsEmpty)
        {
            _single = piece;
            return;
        }

        Unfold().Append(piece);
    }

    public void Add(char piece) => Unfold().Append(piece);

    public override string ToString() => _pieces.Length == 0 ? _single : _pieces.ToString();

    private StringBuilder Unfold()
    {
        if (_single.Length > 0)
        {
            _pieces.Append(_single);
            _single = "";
        }

        return _pieces;
    }
}
