using System.Globalization;

namespace EntSso.Deployment;

/// <summary>
/// A password filter string, taken apart. Grammar: page of event 10854; steps run from left to right and every part ends in a slash.
/// When a string is wrong the service applies no filter to the change (event 11061), or a lookup fails (event 10855).
/// </summary>
/// <remarks>
/// The documentation does not say whether a character to remove, replace or pad with may be a slash. The counts allow it, so it is
/// accepted here (likely).
/// </remarks>
public sealed record PasswordFilterString
{
    private const char Delimiter = '/';

    /// <summary>The steps in front of the first error, or all.</summary>
    public required IReadOnlyList<PasswordFilterStep> Steps { get; init; }

    /// <summary>Whether the string is right to its end.</summary>
    public bool IsValid => Error.Length == 0;

    /// <summary>What was expected at <see cref="ErrorPosition"/> and what is there; empty when the string is right.</summary>
    public string Error { get; init; } = "";

    /// <summary>
    /// Where the first error is, in characters from 1; 0 when there is none. One past the end when the string ends too early.
    /// </summary>
    public int ErrorPosition { get; init; }

    /// <summary>Takes a filter string apart. The empty string is right and does nothing.</summary>
    /// <param name="text">The string, for example <c>uc/tr/8/</c>.</param>
    public static PasswordFilterString Parse(string text)
    {
        Cursor cursor = new(text);
        List<PasswordFilterStep> steps = [];
        while (cursor.Position < text.Length && cursor.Step() is PasswordFilterStep step)
        {
            steps.Add(step);
        }

        return new PasswordFilterString { Steps = steps, Error = cursor.Error, ErrorPosition = cursor.ErrorPosition };
    }

    /// <summary>Walks through the string and stops at the first error.</summary>
    private sealed class Cursor
    {
        private readonly string _text;

        public Cursor(string text)
        {
            _text = text;
        }

        public int Position { get; private set; }

        public string Error { get; private set; } = "";

        public int ErrorPosition { get; private set; }

        public PasswordFilterStep? Step()
        {
            int start = Position + 1;
            string keyword = Position + 2 <= _text.Length ? _text.Substring(Position, 2) : _text.Substring(Position);
            PasswordFilterStepKind? kind = keyword switch
            {
                "dc" => PasswordFilterStepKind.DefaultCase,
                "uc" => PasswordFilterStepKind.UpperCase,
                "lc" => PasswordFilterStepKind.LowerCase,
                "rc" => PasswordFilterStepKind.RemoveCharacters,
                "sc" => PasswordFilterStepKind.SubstituteCharacters,
                "ps" => PasswordFilterStepKind.PadStart,
                "pe" => PasswordFilterStepKind.PadEnd,
                "tr" => PasswordFilterStepKind.Truncate,
                _ => null,
            };
            if (kind is null)
            {
                Fail("one of dc, uc, lc, rc, sc, ps, pe, tr");
                return null;
            }

            Position += 2;
            if (!Slash())
            {
                return null;
            }

            int count = 0;
            string characters = "";
            string replacement = "";
            bool isComplete = kind switch
            {
                PasswordFilterStepKind.RemoveCharacters => Count(out count) && Characters(count, out characters),
                PasswordFilterStepKind.SubstituteCharacters =>
                    Count(out count) && Characters(count, out characters) && Characters(count, out replacement),
                PasswordFilterStepKind.PadStart or PasswordFilterStepKind.PadEnd => Count(out count) && Characters(1, out characters),
                PasswordFilterStepKind.Truncate => Count(out count),
                _ => true,
            };
            return isComplete ? new PasswordFilterStep(kind.Value, start, count, characters, replacement) : null;
        }

        private bool Slash()
        {
            if (Position < _text.Length && _text[Position] == Delimiter)
            {
                Position++;
                return true;
            }

            Fail("'/'");
            return false;
        }

        private bool Count(out int count)
        {
            int end = Position;
            while (end < _text.Length && _text[end] is >= '0' and <= '9')
            {
                end++;
            }

            string digits = _text.Substring(Position, end - Position);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0)
            {
                Fail("a whole number above 0");
                return false;
            }

            Position = end;
            return Slash();
        }

        private bool Characters(int count, out string characters)
        {
            characters = "";
            if (count > _text.Length - Position)
            {
                Position = _text.Length;
                Fail(count == 1 ? "one character" : $"{count} characters");
                return false;
            }

            characters = _text.Substring(Position, count);
            Position += count;
            if (Position < _text.Length && _text[Position] == Delimiter)
            {
                Position++;
                return true;
            }

            Fail(count == 1 ? "'/' after one character" : $"'/' after {count} characters");
            return false;
        }

        private void Fail(string expected)
        {
            string found = Position < _text.Length ? $"'{_text.Substring(Position, Math.Min(8, _text.Length - Position))}'" : "the end";
            Error = $"Expected {expected}, found {found}.";
            ErrorPosition = Position + 1;
        }
    }
}
