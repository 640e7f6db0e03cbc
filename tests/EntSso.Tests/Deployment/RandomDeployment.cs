using System.Reflection;
using EntSso.Deployment;

namespace EntSso.Tests.Deployment;

/// <summary>
/// Makes deployments by reflection over the model, so that a property added to the model is in the tests without being named in
/// them. The same seed makes the same deployment.
/// </summary>
internal sealed class RandomDeployment
{
    private static readonly string[] _texts =
    [
        "INTSVR1", "intsvr1.fabrikam.com", "FABRIKAM\\ssosvcact", "", "Größe 日本 😀", "quote \" back \\ slash / ", "tab\tline\nreturn\r",
        "\0\u0001\u001F\u007F\u0085\u2028\u2029\uFEFF", "lone \uD800 surrogate \uDC00", "<script>&amp;</script>", "CN=a,DC=fabrikam,DC=com",
        new string('x', 70),
    ];

    private readonly Random _random;
    private readonly FactOrigin[] _origins;
    private int _number;

    private RandomDeployment(int seed)
    {
        _random = new Random(seed);
        _origins =
        [
            new FactOrigin("COM SSOConfigOM on INTSVR1", Time()),
            new FactOrigin("COM SSOConfigOM on INTSVR1", Time().AddTicks(1)),
            new FactOrigin("MA-{8C1B}.xml", Time()) { Line = 12, Column = 9 },
            new FactOrigin("MA-{8C1B}.xml", Time()) { Line = 13 },
            new FactOrigin("日本", Time()) { IsInferred = true },
        ];
    }

    /// <summary>A deployment in which everything that may be there is there or not by chance.</summary>
    public static SyncDeployment Make(int seed) => (SyncDeployment)new RandomDeployment(seed).Value(typeof(SyncDeployment), false)!;

    /// <summary>A deployment in which every fact is known and every list has entries.</summary>
    public static SyncDeployment MakeFull(int seed) => (SyncDeployment)new RandomDeployment(seed) { IsFull = true }.Value(typeof(SyncDeployment), false)!;

    /// <summary>A part of a deployment in which every fact is known.</summary>
    public static T Make<T>(int seed)
        where T : notnull => (T)Make(typeof(T), seed);

    /// <summary>A part of a deployment in which every fact is known.</summary>
    public static object Make(Type type, int seed) => new RandomDeployment(seed) { IsFull = true }.Value(type, false)!;

    private bool IsFull { get; init; }

    private DateTime Time() => new(2026, 1, 1 + _random.Next(28), _random.Next(24), 0, 0, DateTimeKind.Utc);

    private object? Value(Type type, bool mayBeNull)
    {
        if (Nullable.GetUnderlyingType(type) is Type underlying)
        {
            return !IsFull && _random.Next(3) == 0 ? null : Value(underlying, false);
        }

        if (mayBeNull && !IsFull && _random.Next(4) == 0)
        {
            return null;
        }

        if (type == typeof(string))
        {
            return Text();
        }

        if (type == typeof(bool))
        {
            return IsFull || _random.Next(2) == 0;
        }

        if (type == typeof(int))
        {
            return IsFull ? ++_number : new[] { 0, 1, -1, int.MinValue, int.MaxValue, _random.Next() }[_random.Next(6)];
        }

        if (type == typeof(long))
        {
            return IsFull ? ++_number : new[] { 0, long.MinValue, long.MaxValue, 3221225472L }[_random.Next(4)];
        }

        if (type == typeof(double))
        {
            return new[] { 0.1, -1e-300, 1e21, 300.5, _random.NextDouble() }[_random.Next(5)];
        }

        if (type == typeof(DateTime))
        {
            return Time().AddTicks(_random.Next());
        }

        if (type == typeof(FactOrigin))
        {
            return _origins[_random.Next(2)];
        }

        if (type.IsEnum)
        {
            Array values = Enum.GetValues(type);
            return values.GetValue(IsFull ? values.Length - 1 : _random.Next(values.Length));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>))
        {
            return FactOf(type.GetGenericArguments()[0]);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return List(type.GetGenericArguments()[0]);
        }

        return Record(type);
    }

    private string Text()
    {
        if (IsFull)
        {
            return "text " + ++_number;
        }

        return _random.Next(3) == 0 ? "name " + ++_number : _texts[_random.Next(_texts.Length)];
    }

    private object FactOf(Type type)
    {
        FactOrigin? origin = IsFull || _random.Next(4) > 0 ? _origins[_random.Next(_origins.Length)] : null;
        string method = IsFull || _random.Next(2) == 0 ? nameof(Fact.Known) : nameof(Fact.Unknown);
        if (!IsFull && _random.Next(4) == 0)
        {
            return Activator.CreateInstance(typeof(Fact<>).MakeGenericType(type))!;
        }

        object? argument = method == nameof(Fact.Known) ? Value(type, false) : "access denied " + ++_number;
        return typeof(Fact).GetMethod(method)!.MakeGenericMethod(type).Invoke(null, [argument, origin])!;
    }

    private Array List(Type type)
    {
        Array items = Array.CreateInstance(type, IsFull ? 2 : _random.Next(3));
        for (int i = 0; i < items.Length; i++)
        {
            items.SetValue(Value(type, false), i);
        }

        return items;
    }

    private object Record(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).First();
        object record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, false))]);
        NullabilityText nullability = new();
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(record, Value(property.PropertyType, nullability.IsNullable(property)));
        }

        return record;
    }
}
