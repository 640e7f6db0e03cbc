<#
.SYNOPSIS
Runs the Pester suites against the staged module (out/EntSsoPS).

.PARAMETER Report
Where the NUnit 2.5 report goes.
#>
[CmdletBinding()]
param([string] $Report)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
if ($Report) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnit2.5'
    $configuration.TestResult.OutputPath = $Report
}

Invoke-Pester -Configuration $configuration
