using System.CommandLine;

namespace EntSso.Cli.Commands;

/// <summary>The whole command line of the tool.</summary>
internal static class EntSsoSyncCommand
{
    public static RootCommand Create(CancellationToken cancellationToken)
    {
        var root = new RootCommand(
            "Reads, explains and follows password synchronisation through Microsoft Enterprise Single Sign-On (ENTSSO).")
        {
            EventsCommand.Create(cancellationToken),
            ExplainCommand.Create(),
            ChangesCommand.Create(cancellationToken),
            WatchCommand.Create(cancellationToken),
            SpnCommand.Create(cancellationToken),
            CollectCommand.Create(cancellationToken),
            DiagnoseCommand.Create(cancellationToken),
            ConfigCommand.Create(cancellationToken),
            ResourceCommand.Create(cancellationToken),
        };
        StrictArguments.AddTo(root);
        return root;
    }
}
