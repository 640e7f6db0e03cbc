using System.Collections;
using EntSso.Administration;

namespace EntSsoPS.Completion;

/// <summary>Offers password sync adapters.</summary>
public sealed class AdapterNameCompleter : AdministrationCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound) =>
        administration.ReadAdapters(NeverStopped).Select(adapter => (adapter.Name, $"Password sync adapter on {adapter.Computer}"));
}
