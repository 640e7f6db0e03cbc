using System.Text;

namespace EntSso.Naming;

/// <summary>
/// The ASCII form of one label of an internationalised host name (RFC 3492). The framework's own mapping gives different answers
/// with ICU, with NLS and in globalisation-invariant mode (which does not even fold case), and a name has to mean the same on each.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 128;

    /// <summary>What is in front of an encoded label.</summary>
    internal const string Prefix = "xn--";

    /// <summary>Encodes a label that holds well-formed UTF-16; the prefix is not part of the result.</summary>
    internal static string Encode(string label)
    {
        var codePoints = CodePoints(label).ToList();
        var output = new StringBuilder(string.Concat(label.Where(c => c < InitialN)));
        int basicCount = output.Length, handled = basicCount;
        if (basicCount > 0)
        {
            output.Append('-');
        }

        int n = InitialN, delta = 0, bias = InitialBias;
        while (handled < codePoints.Count)
        {
            int next = codePoints.Where(codePoint => codePoint >= n).Min();

            // At most 0x10FFFF times the length of a label, which host names keep below 254: no overflow.
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (int codePoint in codePoints)
            {
                if (codePoint < n)
                {
                    delta++;
                }
                else if (codePoint == n)
                {
                    var q = delta;
                    for (var k = Base; ; k += Base)
                    {
                        var t = Threshold(k, bias);
                        if (q < t)
                        {
                            break;
                        }

                        output.Append(Digit(t + ((q - t) % (Base - t))));
                        q = (q - t) / (Base - t);
                    }

                    output.Append(Digit(q));
                    bias = Adapt(delta, handled + 1, handled == basicCount);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    /// <summary>Decodes what is behind the prefix of a label; null when it is not Punycode.</summary>
    internal static string? Decode(string encoded)
    {
        var codePoints = new int[encoded.Length];
        var count = 0;
        var delimiter = encoded.LastIndexOf('-');
        for (var i = 0; i < delimiter; i++)
        {
            if (encoded[i] >= InitialN)
            {
                return null;
            }

            codePoints[count++] = encoded[i];
        }

        long n = InitialN, position = 0;
        var bias = InitialBias;
        for (var input = delimiter > 0 ? delimiter + 1 : 0; input < encoded.Length;)
        {
            var start = position;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                var digit = input < encoded.Length ? Value(encoded[input++]) : -1;
                if (digit < 0)
                {
                    return null;
                }

                position += digit * weight;
                var t = Threshold(k, bias);
                if (digit < t)
                {
                    break;
                }

                weight *= Base - t;
                if (position > int.MaxValue || weight > int.MaxValue)
                {
                    return null;
                }
            }

            bias = Adapt((int)Math.Min(position - start, int.MaxValue), count + 1, start == 0);
            n += position / (count + 1);
            position %= count + 1;
            if (n > 0x10FFFF || n is >= 0xD800 and <= 0xDFFF)
            {
                return null;
            }

            Array.Copy(codePoints, (int)position, codePoints, (int)position + 1, count - (int)position);
            codePoints[position++] = (int)n;
            count++;
        }

        return string.Concat(codePoints.Take(count).Select(char.ConvertFromUtf32));
    }

    private static int Threshold(int k, int bias) => k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;

    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Value(char digit) => digit switch
    {
        >= 'a' and <= 'z' => digit - 'a',
        >= 'A' and <= 'Z' => digit - 'A',
        >= '0' and <= '9' => digit - '0' + 26,
        _ => -1,
    };

    private static IEnumerable<int> CodePoints(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            yield return char.IsHighSurrogate(text[i]) ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
        }
    }
}
