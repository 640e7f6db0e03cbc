using System.Collections;
using System.Reflection;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Diagnosis;
using EntSso.Events.Changes;
using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Deployment;

/// <summary>
/// A file may hold any number and any time that its type has. What is computed with them neither overflows nor fails. A property that is added to
/// the model is in these tests without being named.
/// </summary>
public sealed class ExtremeValuesTests
{
    public static TheoryData<string> Bounds => new("least", "most", "zero", "minus one");

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Every_number_and_time_may_be_at_the_bounds_of_its_type(string bound)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            SyncDeployment deployment = RandomDeployment.MakeFull(seed);
            Assert.InRange(Fill(deployment, bound, []), 20, int.MaxValue);

            _ = DeploymentMerge.Combine(deployment, RandomDeployment.Make(seed));
            _ = DeploymentQuestions.Accounts(deployment);
            var tracker = new PasswordChangeTracker();
            tracker.Add(ChainInput.FactsOf(deployment));
            IReadOnlyList<PasswordChange> changes = tracker.Complete();
            PasswordSyncDiagnosis diagnosis = PasswordSyncDiagnosis.Run(deployment, cancellationToken: TestContext.Current.CancellationToken);
            var report = new DiagnosisReport(diagnosis) { Deployment = "x", Created = DateTime.UtcNow, Source = "x", Changes = changes };
            foreach (IReportRenderer renderer in new IReportRenderer[] { new HtmlReport(report), new JsonReport(report), new JUnitReport(report), new SarifReport(report) })
            {
                using var text = new StringWriter();
                renderer.Write(text, TestContext.Current.CancellationToken);
                Assert.NotEmpty(text.ToString());
            }

            using var file = new MemoryStream();
            DeploymentFile.Save(deployment, file, TestContext.Current.CancellationToken);
            file.Position = 0;
            Assert.Empty(DeploymentFile.Load(file, "x", TestContext.Current.CancellationToken).Problems);
        }
    }

    /// <summary>Sets every number and time below an object; returns how many there were.</summary>
    private static int Fill(object record, string bound, HashSet<object> seen)
    {
        if (!seen.Add(record) || record is string)
        {
            return 0;
        }

        if (record is IEnumerable items)
        {
            return items.Cast<object>().Sum(item => Fill(item, bound, seen));
        }

        int count = 0;
        foreach (PropertyInfo property in record.GetType().GetProperties().Where(one => one.CanWrite && one.GetIndexParameters().Length == 0))
        {
            object? value = property.GetValue(record);
            if (value is null)
            {
                continue;
            }

            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Extreme(type, bound) is { } extreme)
            {
                property.SetValue(record, extreme);
                count++;
            }
            else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>))
            {
                Type inner = type.GetGenericArguments()[0];
                if (Extreme(Nullable.GetUnderlyingType(inner) ?? inner, bound) is { } known)
                {
                    property.SetValue(record, typeof(Fact).GetMethods().Single(one => one.Name == "Known" && one.GetParameters().Length == 2)
                        .MakeGenericMethod(inner).Invoke(null, [known, null]));
                    count++;
                }
                else if ((bool)type.GetProperty("IsKnown")!.GetValue(value)! && type.GetProperty("Value")!.GetValue(value) is { } fact && !inner.IsValueType)
                {
                    count += Fill(fact, bound, seen);
                }
            }
            else if (type.IsClass || type.IsInterface)
            {
                count += Fill(value, bound, seen);
            }
        }

        return count;
    }

    private static object? Extreme(Type type, string bound) =>
        type == typeof(int) ? bound switch { "least" => int.MinValue, "most" => int.MaxValue, "zero" => 0, _ => -1 }
        : type == typeof(long) ? bound switch { "least" => long.MinValue, "most" => long.MaxValue, "zero" => 0L, _ => -1L }
        : type == typeof(double) ? bound switch { "least" => double.MinValue, "most" => double.MaxValue, "zero" => 0.0, _ => -1.0 }
        : type == typeof(DateTime) ? DateTime.SpecifyKind(bound is "most" or "zero" ? DateTime.MaxValue : DateTime.MinValue, DateTimeKind.Utc)
        : null;
}
