using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>A change of a setting that is on or off.</summary>
/// <param name="From">The value that was read.</param>
/// <param name="To">The value that is wanted.</param>
public abstract record SwitchChange(Fact<bool> From, bool To) : Change<bool>(From, To)
{
    /// <summary>Enable or Disable: the verb of the cmdlet.</summary>
    protected string Verb => To ? "Enable" : "Disable";

    /// <inheritdoc/>
    protected sealed override string Words(bool value) => value ? "yes" : "no";
}
