using EntSso.Administration.Files;
using Xunit;

namespace EntSso.Tests.Administration.Files;

/// <summary>A list with an index compared with a plain list, over generated items and replacements.</summary>
public class IndexedListTests
{
    private sealed record Item(string Key, int Number);

    public static TheoryData<int, int, int> Lists => new()
    {
        { 0, 1, 1 }, { 1, 1, 2 }, { 255, 40, 3 }, { 256, 300, 4 }, { 257, 2, 5 }, { 1_000, 100, 6 }, { 5_000, 5_000, 7 },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void It_has_the_items_of_a_plain_list_after_any_replacements(int count, int keys, int seed)
    {
        Random random = new(seed);
        List<Item> plain = [.. Enumerable.Range(0, count).Select(i => new Item($"Name{random.Next(keys)}", i))];
        IndexedList<Item> list = new([.. plain], item => item.Key);
        for (int round = 0; round < Math.Min(count, 200); round++)
        {
            int place = random.Next(count);
            Item changed = plain[place] with { Number = -round - 1 };
            list = list.Replace(plain[place], changed);
            plain[place] = changed;
        }

        Assert.Equal(plain, list);
        Assert.Equal(plain.Count, list.Count);
        Assert.All(Enumerable.Range(0, count), i => Assert.Same(plain[i], list[i]));
        Assert.All(
            Enumerable.Range(0, keys).Select(key => $"nAME{key}"),
            key => Assert.Equal(plain.Where(item => string.Equals(item.Key, key, StringComparison.OrdinalIgnoreCase)), list.Find(key)));
        Assert.Empty(list.Find("another"));
    }

    [Fact]
    public void A_replacement_leaves_the_list_as_it_was()
    {
        Item first = new("one", 1);
        IndexedList<Item> list = new([first, new("two", 2)], item => item.Key);

        IndexedList<Item> changed = list.Replace(first, first with { Number = 3 });

        Assert.Equal([1, 2], list.Select(item => item.Number));
        Assert.Equal([3, 2], changed.Select(item => item.Number));
        Assert.Equal(3, Assert.Single(changed.Find("ONE")).Number);
    }

    [Fact]
    public void An_item_that_is_twice_in_a_list_is_replaced_twice()
    {
        Item item = new("one", 1);

        Assert.Equal([2, 2], new IndexedList<Item>([item, item], each => each.Key).Replace(item, item with { Number = 2 }).Select(each => each.Number));
    }
}
