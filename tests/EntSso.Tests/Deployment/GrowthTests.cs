using System.Collections;
using System.Reflection;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Deployment;

/// <summary>
/// Every collection of a deployment grown tenfold costs about tenfold, in steps over the entries and not in time. A collection that is added
/// to the model is in these tests without being named.
/// </summary>
public sealed class GrowthTests
{
    private const int Few = 30;
    private const int Times = 10;

    private static readonly Dictionary<string, Action<SyncDeployment>> _work = new()
    {
        ["merge with itself"] = deployment => DeploymentMerge.Combine(deployment, deployment),
        ["comparison with what it was merged to"] = deployment => FactComparison.Of([("a.json", deployment), ("b.json", deployment)], deployment),
        ["questions for the directory"] = deployment =>
        {
            _ = DeploymentQuestions.Accounts(deployment);
            _ = DeploymentQuestions.ServicePrincipalNames(deployment);
        },
        ["diagnosis"] = deployment => PasswordSyncDiagnosis.Run(deployment),
    };

    public static TheoryData<string, string> Collections()
    {
        var collections = new TheoryData<string, string>();
        foreach (string work in _work.Keys)
        {
            foreach (PropertyInfo[] path in Lists(typeof(SyncDeployment), []))
            {
                collections.Add(work, string.Join(".", path.Select(property => property.Name)));
            }

            collections.Add(work, "all");
        }

        return collections;
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Ten_times_the_entries_cost_about_ten_times_the_steps(string work, string collection)
    {
        long few = Steps(work, collection, Few);
        long many = Steps(work, collection, Few * Times);

        // Sorting and the like cost a little more than tenfold; a loop in a loop would cost a hundredfold.
        Assert.InRange(many, 0, Math.Max(few, 50) * Times * 2);
    }

    /// <summary>Every server in a separate file: the merged list must not be gone through again for each file.</summary>
    [Fact]
    public void Ten_times_the_files_cost_about_ten_times_the_steps_when_they_are_compared()
    {
        long StepsOf(int files)
        {
            var steps = new Counter();
            SyncDeployment Of(IEnumerable<int> numbers) => new()
            {
                Servers = new CountingList<SsoServer>([.. numbers.Select(i => (SsoServer)Unique(RandomDeployment.Make<SsoServer>(1), $"{i}"))], steps),
            };
            var parts = Enumerable.Range(0, files).Select(i => ($"{i}.json", Of([i]))).ToList();
            _ = FactComparison.Of(parts, Of(Enumerable.Range(0, files)));
            return steps.Count;
        }

        long few = StepsOf(Few);
        Assert.InRange(StepsOf(Few * Times), few, few * Times * 2);
    }

    public static TheoryData<string> CollectionsOfADiagnosis() =>
        [.. Lists(typeof(SyncDeployment), []).Select(path => string.Join(".", path.Select(property => property.Name))).Append("all")];

    /// <summary>Cancelled at any place, a diagnosis of dozens of passes over the entries ends within three.</summary>
    [Theory]
    [MemberData(nameof(CollectionsOfADiagnosis))]
    public void A_cancelled_diagnosis_ends_within_few_passes(string collection)
    {
        const int Count = 500;
        var whole = new Counter();
        PasswordSyncDiagnosis.Run(Deployment(collection, Count, whole), cancellationToken: TestContext.Current.CancellationToken);
        int passes = 3 * Count * (collection == "all" ? CollectionsOfADiagnosis().Count : 1);

        foreach (int part in Enumerable.Range(1, 9))
        {
            using var source = new CancellationTokenSource();
            var steps = new Counter { At = whole.Count * part / 10, Reached = source.Cancel };
            SyncDeployment deployment = Deployment(collection, Count, steps);

            Exception? ended = Record.Exception(() => PasswordSyncDiagnosis.Run(deployment, cancellationToken: source.Token));
            Assert.True(ended is OperationCanceledException || whole.Count - steps.At <= passes, $"not cancelled at {steps.At} of {whole.Count}");
            Assert.InRange(steps.Count - steps.At, 0, passes);
        }
    }

    [Fact]
    public void Any_number_of_deployments_is_merged_in_few_merges_of_each()
    {
        SyncDeployment[] Parts(int count) =>
        [
            .. Enumerable.Range(0, count).Select(i => new SyncDeployment
            {
                Mappings = [.. Enumerable.Range(0, 5).Select(j => (Mapping)Unique(RandomDeployment.Make<Mapping>(1), $"{i}-{j}"))],
            }),
        ];

        SyncDeployment merged = DeploymentMerge.Combine(Parts(400));

        Assert.Equal(2000, merged.Mappings.Count);
        Assert.Null(StructuralDifference.Find(
            Parts(20).Aggregate(new SyncDeployment(), (sum, part) => DeploymentMerge.Combine(sum, part)), DeploymentMerge.Combine(Parts(20))));
    }

    private static long Steps(string work, string collection, int count)
    {
        var steps = new Counter();
        _work[work](Deployment(collection, count, steps));
        return steps.Count;
    }

    private static SyncDeployment Deployment(string collection, int count, Counter steps)
    {
        var deployment = new SyncDeployment();
        foreach (PropertyInfo[] path in Lists(typeof(SyncDeployment), []))
        {
            if (collection == "all" || collection == string.Join(".", path.Select(property => property.Name)))
            {
                Set(deployment, path, List(path[path.Length - 1].PropertyType.GetGenericArguments()[0], count, steps));
            }
        }

        return deployment;
    }

    /// <summary>The lists of a record and of the records that it is made of.</summary>
    private static IEnumerable<PropertyInfo[]> Lists(Type type, PropertyInfo[] path)
    {
        foreach (PropertyInfo property in type.GetProperties().Where(one => one.CanWrite))
        {
            PropertyInfo[] here = [.. path, property];
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                yield return here;
            }
            else if (property.PropertyType is { IsClass: true, Namespace: "EntSso.Deployment" })
            {
                foreach (PropertyInfo[] inner in Lists(property.PropertyType, here))
                {
                    yield return inner;
                }
            }
        }
    }

    private static void Set(object record, PropertyInfo[] path, object list)
    {
        for (int i = 0; i < path.Length - 1; i++)
        {
            record = path[i].GetValue(record)!;
        }

        path[path.Length - 1].SetValue(record, list);
    }

    private static object List(Type type, int count, Counter steps)
    {
        Array items = Array.CreateInstance(type, count);
        for (int i = 0; i < count; i++)
        {
            items.SetValue(type == typeof(string) ? $"name{i}" : Unique(RandomDeployment.Make(type, 1), i.ToString()), i);
        }

        return Activator.CreateInstance(typeof(CountingList<>).MakeGenericType(type), items, steps)!;
    }

    /// <summary>The record with names that no other has; facts that are texts as well.</summary>
    private static object Unique(object record, string number)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties().Where(one => one.CanWrite))
        {
            if (property.PropertyType == typeof(string))
            {
                property.SetValue(record, $"name{number}");
            }
            else if (property.PropertyType == typeof(Fact<string>))
            {
                property.SetValue(record, Fact.Known($"name{number}"));
            }
        }

        return record;
    }

    private sealed class Counter
    {
        public long Count { get; private set; }

        /// <summary>The step at which <see cref="Reached"/> is called.</summary>
        public long At { get; init; } = -1;

        public Action? Reached { get; init; }

        public void Step()
        {
            if (++Count == At)
            {
                Reached?.Invoke();
            }
        }
    }

    private sealed class CountingList<T>(T[] items, Counter steps) : IReadOnlyList<T>
    {
        public int Count => items.Length;

        public T this[int index]
        {
            get
            {
                steps.Step();
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            foreach (T item in items)
            {
                steps.Step();
                yield return item;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
