using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;

namespace EntSsoPS.Pester;

/// <summary>A test framework of the testing platform whose tests are those of a Pester suite.</summary>
internal sealed class PesterFramework : ITestFramework, IDataProducer
{
    public string Uid => "EntSsoPS.Pester";

    public string Version => "1.0.0";

    public string DisplayName => "Pester";

    public string Description => "Runs a Pester suite in PowerShell.";

    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        try
        {
            await ExecuteAsync((TestExecutionRequest)context.Request, context).ConfigureAwait(false);
        }
        catch (PesterShellException e)
        {
            // A run that found fewer tests than there are must not look like one that passed.
            await PublishAsync(context, new TestNode
            {
                Uid = "shell",
                DisplayName = "The PowerShell that runs the suite",
                Properties = new PropertyBag(new ErrorTestNodeStateProperty(e)),
            }).ConfigureAwait(false);
        }
        finally
        {
            context.Complete();
        }
    }

    private async Task ExecuteAsync(TestExecutionRequest request, ExecuteRequestContext context)
    {
        bool list = request is DiscoverTestExecutionRequest;
        Func<TestNode, PesterRecord, bool>? selects = Selection(request.Filter);
        if (selects is null || list)
        {
            await foreach ((TestNode node, PesterRecord record) in NodesAsync(list, [], context.CancellationToken).ConfigureAwait(false))
            {
                if (selects is null || selects(node, record))
                {
                    await PublishAsync(context, node).ConfigureAwait(false);
                }
            }

            return;
        }

        // Pester selects by line: which lines, the list says.
        HashSet<string> lines = [];
        await foreach ((TestNode node, PesterRecord record) in NodesAsync(true, [], context.CancellationToken).ConfigureAwait(false))
        {
            if (selects(node, record))
            {
                lines.Add($"{record.File}:{record.Line}");
            }
        }

        if (lines.Count == 0)
        {
            return;
        }

        await foreach ((TestNode node, PesterRecord record) in NodesAsync(false, lines, context.CancellationToken).ConfigureAwait(false))
        {
            if (record.Kind != "test" || (record.Result != "NotRun" && selects(node, record)))
            {
                await PublishAsync(context, node).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether a filter takes a test; null where there is no filter.</summary>
    private static Func<TestNode, PesterRecord, bool>? Selection(ITestExecutionFilter filter)
    {
        switch (filter)
        {
            case NopFilter:
                return null;
            case TestNodeUidListFilter list:
                HashSet<string> uids = [.. list.TestNodeUids.Select(uid => uid.Value)];
                return (node, _) => uids.Contains(node.Uid.Value);
            case TreeNodeFilter tree:
                return (node, record) => tree.MatchesFilter(record.TreePath, node.Properties);
            default:
                throw new NotSupportedException($"Tests cannot be selected by a {filter.GetType().Name}.");
        }
    }

    private static async IAsyncEnumerable<(TestNode Node, PesterRecord Record)> NodesAsync(
        bool list, IReadOnlyCollection<string> lines, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // Tests may share a path: those of one file that do are numbered, in the order that lists and runs have in common.
        Dictionary<string, int> numbers = [];
        await foreach (PesterRecord record in PesterShell.RunAsync(list, lines, cancellation).ConfigureAwait(false))
        {
            string path = string.Join("/", [record.File, .. record.Path ?? record.ShownPath ?? [], record.Kind]);
            int number = numbers[path] = numbers.GetValueOrDefault(path) + 1;
            yield return (Node(record, number == 1 ? path : $"{path}#{number}"), record);
        }
    }

    private static TestNode Node(PesterRecord record, string uid)
    {
        PropertyBag properties = new(State(record));
        LinePosition place = new(record.Line, 0);
        properties.Add(new TestFileLocationProperty(Path.Combine(PesterShell.Suite, record.File), new LinePositionSpan(place, place)));
        if (record.Output is { } output)
        {
            properties.Add(new StandardOutputProperty(output));
        }

        if (record.Kind == "test" && record.Result != "Listed")
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            TimeSpan duration = TimeSpan.FromMilliseconds(record.Milliseconds);
            properties.Add(new TimingProperty(new TimingInfo(now - duration, now, duration)));
        }

        string name = record.Name ?? $"{string.Join(": ", [record.File, .. record.ShownPath ?? []])}: set-up, clean-up or discovery";
        return new TestNode { Uid = uid, DisplayName = name, Properties = properties };
    }

    private static TestNodeStateProperty State(PesterRecord record) => record.Result switch
    {
        _ when record.Kind == "block" => new ErrorTestNodeStateProperty(record.Failure!),
        "Listed" => DiscoveredTestNodeStateProperty.CachedInstance,
        "Passed" => PassedTestNodeStateProperty.CachedInstance,
        "Skipped" or "Inconclusive" => new SkippedTestNodeStateProperty(record.Reason ?? "its condition is not met here"),
        "Failed" => new FailedTestNodeStateProperty(record.Failure is { Length: > 0 } failure ? failure : "A block around it failed."),
        _ => new ErrorTestNodeStateProperty($"The test did not run: {record.Result}."),
    };

    private Task PublishAsync(ExecuteRequestContext context, TestNode node) =>
        context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(context.Request.Session.SessionUid, node));
}
