#if NET
using EntSso.Testing.Chain;
using Xunit;

namespace EntSso.Tests.Events.Changes;

/// <summary>Simulated worlds with known truth; the benchmark <c>trace</c> runs a thousand of them.</summary>
public class ChainWorldTests
{
    private const int Worlds = 60;

    private static readonly Lazy<ChainScore> _score = new(() =>
    {
        var score = new ChainScore();
        for (int seed = 1; seed <= Worlds; seed++)
        {
            score.Add(ChainSimulator.Simulate(seed));
        }

        return score;
    });

    [Fact]
    public void No_exact_join_is_wrong() => Assert.Empty(_score.Value.WrongExactJoins);

    [Fact]
    public void No_likely_join_is_made_where_the_right_change_is_there_and_another_is_taken()
    {
        Assert.True(_score.Value.LikelyJoins > 100);
        Assert.Empty(_score.Value.CrossedAmbiguities);
    }

    [Fact]
    public void Of_a_hundred_changes_whose_evidence_suffices_ninety_five_get_their_true_last_step()
    {
        Assert.True(_score.Value.Sufficient > 100, $"{_score.Value.Sufficient} are too few.");
        Assert.True(_score.Value.Misplaced.Count <= _score.Value.Sufficient * 0.05, string.Join("\n", _score.Value.Misplaced));
    }
}
#endif
