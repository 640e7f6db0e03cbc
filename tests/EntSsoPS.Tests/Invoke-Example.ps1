<#
.SYNOPSIS
Runs examples of the help pages in a shell of their own, and returns what the shell shows.

.DESCRIPTION
A shell of its own, because what -WhatIf says goes to the host and cannot be caught otherwise. Prints before each example a line with its
number. The folder is the current one; it holds docs/samples.

.PARAMETER Module
The folder of the module.

.PARAMETER Examples
A JSON file: the code of each example, as an array of strings.

.PARAMETER Width
The columns to format for.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Examples,
    [Parameter(Mandatory)] [int] $Width
)

$ErrorActionPreference = 'Stop'
# Tables break between words only in languages that PowerShell knows to have them.
[cultureinfo]::CurrentCulture = 'en-US'
if (Test-Path Variable:PSStyle) {
    $PSStyle.OutputRendering = 'PlainText'
}

Import-Module $Module
$number = 0
foreach ($code in Get-Content -LiteralPath $Examples -Raw -Encoding UTF8 | ConvertFrom-Json | ForEach-Object { $_ }) {
    "=== $number"
    & ([scriptblock]::Create($code)) | Out-String -Width $Width
    $number++
}
