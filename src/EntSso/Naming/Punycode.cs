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
        var output = new StringBuilder(label.Length + 8);
        foreach (var c in label)
        {
            if (c < InitialN)
            {
                output.Append(c);
            }
        }

        var basicCount = output.Length;
        var handled = basicCount;
        if (basicCount > 0)
        {
            output.Append('-');
        }

        var total = CountCodePoints(label);
        int n = InitialN, delta = 0, bias = InitialBias;
        while (handled < total)
        {
            var next = int.MaxValue;
            for (var i = 0; i < label.Length; i += Width(label, i))
            {
                var codePoint = CodePointAt(label, i);
                if (codePoint >= n && codePoint < next)
                {
                    next = codePoint;
                }
            }

            // At most 0x10FFFF times the length of a label, which host names keep below 254: no overflow.
            delta += (next - n) * (handled + 1);
            n = next;
            for (var i = 0; i < label.Length; i += Width(label, i))
            {
                var codePoint = CodePointAt(label, i);
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

            bias = Adapt((int)System.Math.Min(position - start, int.MaxValue), count + 1, start == 0);
            n += position / (count + 1);
            position %= count + 1;
            if (n > 0x10FFFF || n is >= 0xD800 and <= 0xDFFF)
            {
                return null;
            }

            System.Array.Copy(codePoints, (int)position, codePoints, (int)position + 1, count - (int)position);
            codePoints[position++] = (int)n;
            count++;
        }

        var label = new StringBuilder(count);
        for (var i = 0; i < count; i++)
        {
            label.Append(char.ConvertFromUtf32(codePoints[i]));
        }

        return label.ToString();
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

    private static int Width(string text, int index) => char.IsHighSurrogate(text[index]) ? 2 : 1;

    private static int CodePointAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];

    private static int CountCodePoints(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i += Width(text, i))
        {
            count++;
        }

        return count;
    }
}
