using System.Management.Automation;
using EntSso.Collection.Directory;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about an SSO system that also ask a directory: for group memberships, or for the holders of SPNs.</summary>
public abstract class DirectorySystemCmdlet : SystemCmdlet, IDynamicParameters
{
    private readonly DirectoryConnection _connection = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _connection;

    /// <summary>Whether a directory was named.</summary>
    private protected bool HasDirectory => _connection.IsNamed;

    /// <summary>Whether the directory is to be queried at all.</summary>
    private protected abstract bool AsksDirectory { get; }

    private protected override void CheckTarget()
    {
        base.CheckTarget();
        if (IsFile && _connection.IsNamed)
        {
            RefuseArguments(
                "-Directory is for a live system: a deployment file answers from what was collected into it. Leave out -Directory.");
        }
    }

    private protected sealed override Func<IDirectory>? MembershipDirectory => AsksDirectory ? () => _connection.Open(this) : null;
}
