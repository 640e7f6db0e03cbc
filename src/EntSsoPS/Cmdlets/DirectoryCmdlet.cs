using System.Management.Automation;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that can ask an Active Directory.</summary>
public abstract class DirectoryCmdlet : EntSsoCmdlet, IDynamicParameters
{
    private readonly DirectoryConnection _connection = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _connection;

    /// <summary>Whether a directory was named.</summary>
    protected bool HasDirectory => _connection.IsNamed;

    /// <summary>Opens the directory that was named, or ends the cmdlet with an error that says what is wrong with its name.</summary>
    private protected IDirectory OpenDirectory() => _connection.Open(this);

    /// <summary>Requests a Kerberos ticket for each SPN.</summary>
    private protected KerberosProbe[] ProbeTickets(IEnumerable<string> servicePrincipalNames) =>
        TicketProbing.Probe(this, servicePrincipalNames, _connection, CancellationToken);
}
