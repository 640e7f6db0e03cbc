using EntSso.Collection;
using Xunit;

namespace EntSso.Tests.Collection;

public sealed class BoundedCallTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(5);

    [Fact]
    public void The_answer_and_the_exception_come_through()
    {
        Assert.Equal(42, BoundedCall.Run(() => 42, _long, () => { }, CancellationToken.None));
        Assert.Throws<FormatException>(() => BoundedCall.Run<int>(() => throw new FormatException(), _long, () => { }, CancellationToken.None));
    }

    [Fact]
    public void A_call_that_was_given_up_is_cleaned_up_after_when_it_ends()
    {
        using var release = new ManualResetEventSlim();
        using var cleaned = new ManualResetEventSlim();

        Assert.Throws<TimeoutException>(() => BoundedCall.Run(
            () =>
            {
                release.Wait();
                return 0;
            },
            TimeSpan.FromMilliseconds(20),
            cleaned.Set,
            CancellationToken.None));

        Assert.False(cleaned.IsSet);
        release.Set();
        Assert.True(cleaned.Wait(_long));
    }

    [Fact]
    public void A_call_is_given_up_when_the_caller_cancels()
    {
        using var release = new ManualResetEventSlim();
        using var cleaned = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => BoundedCall.Run(
            () =>
            {
                cancellation.Cancel();
                release.Wait();
                return 0;
            },
            _long,
            cleaned.Set,
            cancellation.Token));

        release.Set();
        Assert.True(cleaned.Wait(_long));
    }

    [Fact]
    public void Nothing_is_called_when_it_is_cancelled_already()
    {
        var wasCalled = false;

        Assert.ThrowsAny<OperationCanceledException>(
            () => BoundedCall.Run(() => wasCalled = true, _long, () => { }, new CancellationToken(true)));

        Assert.False(wasCalled);
    }
}
