namespace EntSso;

/// <summary>Win32 errors of asking another computer, distinguished by what to do about them (winerror.h).</summary>
internal static class RemoteError
{
    /// <summary>What to do where a sign-in was refused, as a sentence without its full stop.</summary>
    public const string SignInAdvice =
        "Check that the account exists there with this password, and is not disabled, locked out or denied sign-in over the network; or "
        + "use another one";

    /// <summary>Whether no one answered, or the connection broke off: network path, RPC and name resolution.</summary>
    public static bool IsUnreachable(int code) =>
        code is 51 or 53 or 64 or 67 or 121 or 1231 or 1232 or 1236 or 1722 or 1723 or 1726 or 1727 or 1753 or 1818 or 11001 or 11004;

    /// <summary>Whether the account was not let in: unknown, restricted, disabled, without the right, or locked out.</summary>
    public static bool IsSignInRefused(int code) => code is 1326 or 1327 or 1331 or 1385 or 1909;
}
