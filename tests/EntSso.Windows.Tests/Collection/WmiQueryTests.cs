using System.Globalization;
using EntSso.Collection.SyncEngine;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>Real rows of WMI, of classes that every Windows and Wine have; the sync engine's own are known from its documentation only.</summary>
public class WmiQueryTests
{
    private static readonly string[] _properties = ["ProcessId", "Name", "CommandLine"];

    private readonly WmiQuery _wmi = new(null, @"root\cimv2");

    [WindowsFact]
    public void Rows_have_the_properties_that_were_asked_for_as_texts()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows =
            _wmi.Select("Win32_Process", _properties, TestContext.Current.CancellationToken);

        IReadOnlyDictionary<string, string> own = Assert.Single(
            rows, r => r["processid"] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Path.GetFileName(Environment.ProcessPath), own["name"], StringComparer.OrdinalIgnoreCase);
        Assert.All(rows, r => Assert.Empty(r.Keys.Except(_properties, StringComparer.OrdinalIgnoreCase)));
    }

    [WindowsFact]
    public void A_query_that_takes_too_long_is_given_up_with_words()
    {
        var hasty = new WmiQuery(null, @"root\cimv2", TimeSpan.FromTicks(1));

        var late = Assert.Throws<WmiException>(() => hasty.Select("Win32_Process", _properties, TestContext.Current.CancellationToken));

        Assert.StartsWith("WMI of this computer did not return all rows of ", late.Message);
    }

    [WindowsFact]
    public void Nothing_is_asked_once_the_caller_has_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => _wmi.Select("Win32_Process", _properties, new CancellationToken(canceled: true)));
}
