using EntSso.Deployment;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Deployment;

public class PasswordFilterStringTests
{
    [Fact]
    public void Every_step_of_the_documentation_is_understood()
    {
        PasswordFilterString filter = PasswordFilterString.Parse("dc/uc/lc/rc/2/#@/sc/3/abc/def/ps/8/#/pe/10/$/tr/8/");
        Assert.True(filter.IsValid);
        Assert.Equal(
            [
                new PasswordFilterStep(PasswordFilterStepKind.DefaultCase, 1),
                new PasswordFilterStep(PasswordFilterStepKind.UpperCase, 4),
                new PasswordFilterStep(PasswordFilterStepKind.LowerCase, 7),
                new PasswordFilterStep(PasswordFilterStepKind.RemoveCharacters, 10, 2, "#@"),
                new PasswordFilterStep(PasswordFilterStepKind.SubstituteCharacters, 18, 3, "abc", "def"),
                new PasswordFilterStep(PasswordFilterStepKind.PadStart, 31, 8, "#"),
                new PasswordFilterStep(PasswordFilterStepKind.PadEnd, 38, 10, "$"),
                new PasswordFilterStep(PasswordFilterStepKind.Truncate, 46, 8),
            ],
            filter.Steps);
    }

    [Fact]
    public void A_counted_character_may_be_a_slash() =>
        Assert.Equal("a/", Assert.Single(PasswordFilterString.Parse("rc/2/a//").Steps).Characters);

    [Theory]
    [InlineData("xx/", 1, 0)]
    [InlineData("UC/", 1, 0)]
    [InlineData("u", 1, 0)]
    [InlineData("uc", 3, 0)]
    [InlineData("uc/lc", 6, 1)]
    [InlineData("uc//", 4, 1)]
    [InlineData("uc/ lc/", 4, 1)]
    [InlineData("tr//", 4, 0)]
    [InlineData("tr/0/", 4, 0)]
    [InlineData("tr/-1/", 4, 0)]
    [InlineData("tr/99999999999/", 4, 0)]
    [InlineData("tr/8", 5, 0)]
    [InlineData("uc/rc/3/#@/", 12, 1)]
    [InlineData("rc/1/#@/", 7, 0)]
    [InlineData("sc/2/ab/c/", 11, 0)]
    [InlineData("ps/8//", 7, 0)]
    [InlineData("ps/8/##/", 7, 0)]
    public void The_first_error_has_its_position_and_the_steps_before_it_are_kept(string text, int position, int steps)
    {
        PasswordFilterString filter = PasswordFilterString.Parse(text);
        Assert.False(filter.IsValid);
        Assert.Equal((position, steps), (filter.ErrorPosition, filter.Steps.Count));
        Assert.StartsWith("Expected ", filter.Error);
    }

    [Fact]
    public void Any_text_is_right_or_has_an_error_inside_of_it_or_at_its_end()
    {
        Prop.ForAll<string>(text =>
        {
            PasswordFilterString filter = PasswordFilterString.Parse(text ?? "");
            Assert.True(filter.IsValid ? filter.ErrorPosition == 0 : filter.ErrorPosition >= 1 && filter.ErrorPosition <= text!.Length + 1);
            Assert.Equal(filter.Steps.Select(step => step.Position).OrderBy(position => position), filter.Steps.Select(step => step.Position));
        }).QuickCheckThrowOnFailure();
    }
}
