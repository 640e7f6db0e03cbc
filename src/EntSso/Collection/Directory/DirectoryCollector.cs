using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>Collects directory facts for a deployment. A directory that cannot be asked yields unknown facts with the reason.</summary>
public static class DirectoryCollector
{
    /// <summary>Looks accounts and SPNs up.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="accounts">The accounts' names.</param>
    /// <param name="servicePrincipalNames">The SPNs.</param>
    /// <param name="cancellationToken">Stops between and within requests.</param>
    /// <returns>One fact for each name, in their order; what was answered before a failure is kept, what was not is unknown.</returns>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static DirectoryFacts Collect(
        IDirectory directory,
        IReadOnlyList<AccountName> accounts,
        IReadOnlyList<string> servicePrincipalNames,
        CancellationToken cancellationToken)
    {
        _ = directory ?? throw new ArgumentNullException(nameof(directory));
        _ = accounts ?? throw new ArgumentNullException(nameof(accounts));
        _ = servicePrincipalNames ?? throw new ArgumentNullException(nameof(servicePrincipalNames));
        return new DirectoryFacts
        {
            Accounts = Keep(
                directory.FindAccounts(accounts, cancellationToken),
                accounts,
                (name, reason) => new AccountLookup(name.ToString(), Fact.Unknown<DirectoryAccount?>(reason, Origin(directory)))),
            ServicePrincipalNames = Keep(
                directory.FindSpnHolders(servicePrincipalNames, cancellationToken),
                servicePrincipalNames,
                (name, reason) => new SpnLookup(name, Fact.Unknown<IReadOnlyList<DirectoryAccount>>(reason, Origin(directory)))),
        };
    }

    private static FactOrigin Origin(IDirectory directory) => new(directory.Source, DateTime.UtcNow);

    private static List<TAnswer> Keep<TQuestion, TAnswer>(
        IEnumerable<TAnswer> answers, IReadOnlyList<TQuestion> questions, Func<TQuestion, string, TAnswer> unknown)
    {
        var kept = new List<TAnswer>(questions.Count);
        try
        {
            foreach (var answer in answers)
            {
                kept.Add(answer);
            }
        }
        catch (DirectoryException exception)
        {
            kept.AddRange(questions.Skip(kept.Count).Select(question => unknown(question, exception.Message.TrimEnd('.'))));
        }

        return kept;
    }
}
