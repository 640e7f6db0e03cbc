using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

public class VisibleTextTests
{
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
