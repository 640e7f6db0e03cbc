using System.Runtime.ExceptionServices;

namespace EntSso;

/// <summary>Work on all processors whose results come in order.</summary>
internal static class OrderedWork
{
    /// <summary>
    /// Transforms items on all processors. Results come in the order of the items and on the calling thread, which alone takes the items.
    /// Not more than two items for each processor are ahead of the result that is taken next; with one processor none is.
    /// </summary>
    /// <param name="items">Taken as results are requested. An error ends the results after those of the items before it.</param>
    /// <param name="transform">Called on several threads at once, with each item once.</param>
    public static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> transform) =>
        Select(items, transform, Environment.ProcessorCount);

    /// <summary>Transforms items on a number of processors.</summary>
    internal static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> transform, int processors) =>
        processors == 1 ? items.Select(transform) : SelectAhead(items, transform, 2 * processors);

    /// <summary>Puts items together until they are many or large. An error comes after the batch of the items before it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="mostItems">How many a batch has at most.</param>
    /// <param name="sizeOf">The size of an item.</param>
    /// <param name="largest">The size at which a batch ends.</param>
    public static IEnumerable<TItem[]> Batches<TItem>(IEnumerable<TItem> items, int mostItems, Func<TItem, int> sizeOf, int largest)
    {
        using var taking = new Taking<TItem>(items);
        var batch = new List<TItem>(mostItems);
        for (var more = true; more;)
        {
            batch.Clear();
            for (var size = 0; batch.Count < mostItems && size < largest && (more = taking.MoveNext()); size += sizeOf(taking.Current))
            {
                batch.Add(taking.Current);
            }

            if (batch.Count > 0)
            {
                yield return [.. batch];
            }
        }

        taking.ThrowFailure();
    }

    private static IEnumerable<TResult> SelectAhead<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> transform, int ahead)
    {
        using var taking = new Taking<TItem>(items);
        var running = new Queue<Task<TResult>>(ahead);
        try
        {
            for (var more = true; more || running.Count > 0;)
            {
                while (more && running.Count < ahead && (more = taking.MoveNext()))
                {
                    var item = taking.Current;
                    running.Enqueue(Task.Run(() => transform(item)));
                }

                if (running.Count > 0)
                {
                    yield return running.Dequeue().GetAwaiter().GetResult();
                }
            }

            taking.ThrowFailure();
        }
        finally
        {
            // Nothing goes on when no one reads any more; what it brings has no receiver.
            foreach (var task in running)
            {
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            }
        }
    }

    /// <summary>Takes items and keeps the error that ends them until what came before it is delivered.</summary>
    private sealed class Taking<TItem>(IEnumerable<TItem> items) : IDisposable
    {
        private readonly IEnumerator<TItem> _items = items.GetEnumerator();
        private ExceptionDispatchInfo? _failure;

        public TItem Current => _items.Current;

        public bool MoveNext()
        {
            try
            {
                return _items.MoveNext();
            }
            catch (Exception error)
            {
                _failure = ExceptionDispatchInfo.Capture(error);
                return false;
            }
        }

        public void ThrowFailure() => _failure?.Throw();

        public void Dispose() => _items.Dispose();
    }
}
