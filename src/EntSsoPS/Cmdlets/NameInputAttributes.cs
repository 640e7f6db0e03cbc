using System.Management.Automation;
using EntSso.Naming;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// A parameter whose names are checked as they are typed: a form that no such name has is refused with the form that is right.
/// </summary>
public abstract class NameInputAttribute : ValidateArgumentsAttribute
{
    /// <summary>Whether the names may be patterns.</summary>
    public bool Wildcards { get; set; }

    /// <inheritdoc/>
    protected sealed override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (object? item in ShellValue.Items(arguments))
        {
            if (FindError(ShellValue.Bare(item)?.ToString() ?? "") is { } error)
            {
                throw new ValidationMetadataException(error.Message);
            }
        }
    }

    private protected abstract NameError? FindError(string text);
}

/// <summary>A parameter that takes accounts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AccountInputAttribute : NameInputAttribute
{
    private protected override NameError? FindError(string text) => AccountName.FindInputError(text, Wildcards);
}

/// <summary>A parameter that takes computers.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ComputerInputAttribute : NameInputAttribute
{
    private protected override NameError? FindError(string text) => HostName.FindInputError(text, Wildcards);
}
