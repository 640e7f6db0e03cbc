using EntSso.Administration.Tools;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Administration.Tools;

public class CommandLineArgumentsTests
{
    /// <summary>Arguments made of what matters: the characters of the rules, of shells, and others.</summary>
    private static Arbitrary<string[]> Arguments =>
        Gen.Elements('\\', '"', ' ', '\t', '\n', '\'', '&', '|', '^', '%', '<', '-', 'a', 'ü', '日', '\u00a0').ArrayOf().Select(c => new string(c)).ArrayOf().ToArbitrary();

    [Theory]
    [InlineData("-syncAge 24", "-syncAge", "24")]
    [InlineData("\"\"", "")]
    [InlineData("\"a b\"", "a b")]
    [InlineData(@"C:\Replay\", @"C:\Replay\")]
    [InlineData("\"C:\\Replay files\\\\\"", @"C:\Replay files\")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"a\\\\\\\"b\"", "a\\\"b")]
    [InlineData("a&b|c^d%e", "a&b|c^d%e")]
    public void Arguments_are_joined_by_the_documented_rules(string line, params string[] arguments) =>
        Assert.Equal(line, CommandLineArguments.Join(arguments));

    [Fact]
    public void Whatever_is_joined_comes_apart_into_the_same() =>
        Prop.ForAll(Arguments, arguments => CommandLineSplitting.Split(CommandLineArguments.Join(arguments)).SequenceEqual(arguments))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void NUL_would_end_the_line_and_is_refused() =>
        Assert.Throws<ArgumentException>(() => CommandLineArguments.Join(["a\0b"]));
}
