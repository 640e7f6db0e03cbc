<#
.SYNOPSIS
Runs pieces of code of help pages and README in this shell and prints what a user sees.

.DESCRIPTION
Started by Invoke-Code of Common.ps1. The current folder has docs/samples and out/EntSsoPS. Prints a line with the number before each piece.

.PARAMETER List
A JSON file: the pieces, as an array of strings.

.PARAMETER Width
The columns to format for.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $List,
    [Parameter(Mandatory)] [int] $Width
)

$ErrorActionPreference = 'Stop'
# Tables break between words only in languages that PowerShell knows to have them.
[cultureinfo]::CurrentCulture = 'en-US'
if (Test-Path Variable:PSStyle) {
    $PSStyle.OutputRendering = 'PlainText'
}

Import-Module ./out/EntSsoPS
$number = 0
foreach ($code in Get-Content -LiteralPath $List -Raw -Encoding UTF8 | ConvertFrom-Json | ForEach-Object { $_ }) {
    "=== $number"
    & ([scriptblock]::Create($code)) | Out-String -Width $Width
    $number++
}
