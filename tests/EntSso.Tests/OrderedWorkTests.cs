using Xunit;

namespace EntSso.Tests;

/// <summary>Work on several threads gives what work on one gives.</summary>
public sealed class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Results_come_in_the_order_of_the_items(int processors)
    {
        var random = new Random(processors);
        var spins = Enumerable.Range(0, 500).Select(_ => random.Next(20_000)).ToArray();
        var results = OrderedWork.Select(
            Enumerable.Range(0, 500),
            i =>
            {
                Thread.SpinWait(spins[i]);
                return i * 2;
            },
            processors);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => i * 2), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void An_error_of_the_items_comes_after_the_results_before_it(int processors)
    {
        var results = new List<int>();
        var error = Assert.Throws<InvalidDataException>(() => Take(OrderedWork.Select(Failing(37), i => i, processors), results));
        Assert.Equal("item 37", error.Message);
        Assert.Equal(Enumerable.Range(0, 37), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void An_error_of_the_work_comes_in_its_place(int processors)
    {
        var results = new List<int>();
        Assert.Throws<InvalidDataException>(() => Take(
            OrderedWork.Select(Enumerable.Range(0, 100), i => i < 41 ? i : throw new InvalidDataException(), processors), results));
        Assert.Equal(Enumerable.Range(0, 41), results);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Not_more_than_two_items_for_each_processor_are_ahead(int processors)
    {
        var taken = 0;
        foreach (var result in OrderedWork.Select(Enumerable.Range(0, 100).Select(i => taken = i + 1), i => i, processors))
        {
            Assert.InRange(taken, result, result + (2 * processors));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Nothing_runs_on_when_reading_stops_early(int processors)
    {
        var running = 0;
        var results = OrderedWork.Select(
            Enumerable.Range(0, 100),
            i =>
            {
                Interlocked.Increment(ref running);
                Thread.SpinWait(100_000);
                Interlocked.Decrement(ref running);
                return i;
            },
            processors);
        Assert.Equal(0, results.First());
        Assert.Equal(0, running);
    }

    [Fact]
    public void Batches_end_by_number_and_by_size()
    {
        int[] sizes = [1, 1, 1, 1, 9, 2, 2, 2, 50, 1];
        Assert.Equal(
            [[1, 1, 1], [1, 9], [2, 2, 2], [50], [1]],
            OrderedWork.Batches(sizes, 3, size => size, 10));
    }

    [Fact]
    public void A_batch_before_an_error_is_not_lost()
    {
        var items = new List<int>();
        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var batch in OrderedWork.Batches(Failing(7), 5, _ => 1, 100))
            {
                items.AddRange(batch);
            }
        });
        Assert.Equal(Enumerable.Range(0, 7), items);
    }

    private static IEnumerable<int> Failing(int at)
    {
        for (var i = 0; i < at; i++)
        {
            yield return i;
        }

        throw new InvalidDataException($"item {at}");
    }

    /// <summary>Takes what comes before an error.</summary>
    private static void Take(IEnumerable<int> results, List<int> taken)
    {
        foreach (var result in results)
        {
            taken.Add(result);
        }
    }
}
