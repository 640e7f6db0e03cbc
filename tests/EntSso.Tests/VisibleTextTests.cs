using System.Globalization;
using Xunit;

namespace EntSso.Tests;

/// <summary>The one place that makes text visible, for every character that there is.</summary>
public class VisibleTextTests
{
    [Fact]
    public void No_character_that_a_terminal_obeys_or_that_hides_text_gets_through()
    {
        var through = new List<string>();
        for (int code = 0; code <= 0x10FFFF; code++)
        {
            string text = code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
            string visible = VisibleText.ForTerminal(text);
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, 0);
            bool isDangerous = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || (code & 0xFFFE) == 0xFFFE;
            if (isDangerous && code is not (0x0A or 0x09) && visible == text)
            {
                through.Add($"U+{code:X4}");
            }
        }

        Assert.Empty(through);
    }

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb", "a\\u000Db")]
    [InlineData("\u001b]52;c;QQ==\u0007", "\\u001B]52;c;QQ==\\u0007")]
    [InlineData("F\u00f6\u00df\u0142 \u65e5\u672c \U0001F600", "F\u00f6\u00df\u0142 \u65e5\u672c \U0001F600")]
    public void What_is_shown_is_what_was_there(string text, string visible) => Assert.Equal(visible, VisibleText.ForTerminal(text));

    [Theory]
    [InlineData("Zo\u00EB \U0001F511", "Zo\u00EB \U0001F511")]
    [InlineData("a\u202Eb", "a\\u202Eb")]
    [InlineData("a\u3164b", "a\\u3164b")]
    [InlineData("a\U000E0041b", "a\\uDB40\\uDC41b")]
    public void What_people_would_not_see_is_shown_to_them(string text, string visible) => Assert.Equal(visible, VisibleText.ForPeople(text));

    [Theory]
    [InlineData("a\u202Eb\U000E0041")]
    [InlineData("line\nline\ttab")]
    public void What_a_format_can_carry_stays_as_it_is(string text) => Assert.Equal(text, VisibleText.Of(text));
}
