using EntSso.Deployment;
using EntSso.Diagnosis;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class FindingPlaceTests
{
    [Theory]
    [InlineData("MA-ADMA.xml(12,9)", "MA-ADMA.xml", 12, 9)]
    [InlineData("MA-ADMA.xml(12)", "MA-ADMA.xml", 12, 0)]
    [InlineData("exports/ENTSSO.xml:7:5", "exports/ENTSSO.xml", 7, 5)]
    [InlineData("exports/ENTSSO.xml:7", "exports/ENTSSO.xml", 7, 0)]
    [InlineData(@"C:\exports\ENTSSO.xml:7:5", @"C:\exports\ENTSSO.xml", 7, 5)]
    [InlineData(@"C:\exports\ENTSSO.xml", @"C:\exports\ENTSSO.xml", 0, 0)]
    [InlineData("logs/Application.evtx", "logs/Application.evtx", 0, 0)]
    [InlineData("MA export (copy).xml(3,4)", "MA export (copy).xml", 3, 4)]
    [InlineData("notes (copy)", "notes (copy)", 0, 0)]
    [InlineData("a.xml(0)", "a.xml(0)", 0, 0)]
    [InlineData("a.xml:99999999999", "a.xml:99999999999", 0, 0)]
    [InlineData("a.xml(1,2,3)", "a.xml(1,2,3)", 0, 0)]
    [InlineData("", "", 0, 0)]
    [InlineData(")", ")", 0, 0)]
    [InlineData(":5", ":5", 0, 0)]
    public void A_place_is_taken_apart(string place, string path, int line, int column) =>
        Assert.Equal(new FindingPlace(path, line, column), FindingPlace.Parse(place));

    [Fact]
    public void The_place_of_a_fact_is_read_back()
    {
        FactOrigin origin = new FactOrigin("exports/MA-ADMA.xml", new System.DateTime(2026, 3, 2)).At(412, 17);

        Assert.Equal(new FindingPlace("exports/MA-ADMA.xml", 412, 17), FindingPlace.Parse(origin.Place));
    }

    [Fact]
    public void Any_text_is_a_place_and_loses_nothing_but_its_numbers() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(text =>
        {
            FindingPlace place = FindingPlace.Parse(text.Get);
            return text.Get.Trim().StartsWith(place.Path, System.StringComparison.Ordinal) && place.Line >= 0 && place.Column >= 0;
        }));
}
