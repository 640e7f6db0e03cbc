using EntSso.Deployment;

namespace EntSso.Collection.Kerberos;

/// <summary>What a platform's Kerberos library answered: a ticket, a refusal, or a reason why the question could not be put.</summary>
internal sealed record KerberosAnswer
{
    /// <summary>The account that asked; empty where the library does not tell.</summary>
    public string Client { get; init; } = "";

    public KerberosTicket? Ticket { get; init; }

    /// <summary>Whether a domain controller refused the ticket for the service.</summary>
    public bool WasRefused { get; init; }

    public KerberosFailure? Failure { get; init; }

    /// <summary>Why the question could not be put, to fit behind "unknown: ".</summary>
    public string Reason { get; init; } = "";

    public static KerberosAnswer Issued(string client, KerberosTicket ticket) => new() { Client = client, Ticket = ticket };

    public static KerberosAnswer Refused(string client, KerberosFailure failure) =>
        new() { Client = client, WasRefused = true, Failure = failure };

    public static KerberosAnswer NotAsked(string client, string reason, KerberosFailure? failure = null) =>
        new() { Client = client, Reason = reason, Failure = failure };
}
