# The types that EntSsoPS.dll adapts. The script module imports this after the assembly: type files of the module itself are read before it, and
# Update-TypeData costs an import more than everything else, because it loads Microsoft.PowerShell.Utility.
@{
    ModuleVersion     = '0.1.0'
    GUID              = '3b0f5f0a-6f0e-4f5b-9f6a-0c8f2a9d7e64'
    Author            = 'EntSsoPS contributors'
    CompanyName       = 'EntSsoPS'
    Copyright         = '(c) 2026 EntSsoPS contributors. MIT License.'
    Description       = 'Part of EntSsoPS: shows deployments and findings with plain values.'
    TypesToProcess    = @('EntSsoPS.PlainValues.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
