#Requires -Version 5.1
<#
.SYNOPSIS
Runs a Pester suite and writes a report, one line of JSON for each test, file and the end.

.DESCRIPTION
A report without its last line, { "kind": "end" }, is that of a run that died. Files run one after the other in this shell; the lines of a
file are written when it is done.

.PARAMETER Pester
The manifest of the Pester to use.

.PARAMETER Suite
The folder with the files *.Tests.ps1.

.PARAMETER Name
Which of them: names with a comma between them, in one text because -File passes texts only; wildcards are allowed.

.PARAMETER Report
Where the report goes.

.PARAMETER Selected
A file that has FILE:LINE of each test to run, the file by its name. All tests without.

.PARAMETER List
Only lists the tests.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $Suite,
    [string] $Name = '*',
    [Parameter(Mandatory)] [string] $Report,
    [string] $Selected,
    [switch] $List
)

$ErrorActionPreference = 'Stop'
# By its path: no module that the user may have installed takes its place.
Import-Module $Pester

$writer = [System.IO.StreamWriter]::new($Report, $false, [System.Text.UTF8Encoding]::new($false))
$writer.AutoFlush = $true

function Write-Line([System.Collections.Specialized.OrderedDictionary] $Record) {
    $writer.WriteLine((ConvertTo-Json $Record -Compress))
}

# What went wrong in a test, block or file, as Pester shows it.
function Format-Failure($ErrorRecord) {
    (@($ErrorRecord) | Where-Object { $_ } | ForEach-Object {
            $shown = if ($_.PSObject.Properties['DisplayErrorMessage']) { $_.DisplayErrorMessage } else { "$_" }
            $place = if ($_.PSObject.Properties['DisplayStackTrace']) { $_.DisplayStackTrace } else { $_.ScriptStackTrace }
            "$shown`n$place"
        }) -join "`n"
}

# A name as it is once the test has run: <Key> is the value of its data, <_> the data itself. Only a run does this by itself.
function Expand-Name([string] $Name, $Data) {
    [regex]::Replace($Name, '<(\w+)>', {
            param($Match)
            $key = $Match.Groups[1].Value
            foreach ($values in $Data) {
                if ($key -eq '_' -and $null -ne $values) { return "$values" }
                if ($values -is [System.Collections.IDictionary] -and $values.Contains($key)) { return "$($values[$key])" }
            }
            $Match.Value
        })
}

function Get-ShownPath($Item) {
    $names = @()
    for ($part = $Item; $part -and $part.Name -ne 'Root'; $part = if ($part -is [Pester.Test]) { $part.Block } else { $part.Parent }) {
        $data = for ($owner = $part; $owner -and $owner.Name -ne 'Root'; $owner = if ($owner -is [Pester.Test]) { $owner.Block } else { $owner.Parent }) { , $owner.Data }
        $name = if ($part.Name -ne $part.ExpandedName) { $part.ExpandedName } else { Expand-Name $part.Name $data }
        $names = @([string]$name) + $names
    }

    , $names
}

function Write-Test($Test, [string] $File) {
    $path = @($Test.Path | ForEach-Object { [string]$_ })
    $reason = @($Test.ErrorRecord | Where-Object { $_ -and $_.FullyQualifiedErrorId -in 'PesterTestSkipped', 'PesterTestInconclusive' })
    Write-Line ([ordered]@{
            kind         = 'test'
            name         = (@($File -replace '\.Tests\.ps1$') + (Get-ShownPath $Test)) -join ': '
            file         = $File
            line         = $Test.StartLine
            path         = $path
            shownPath    = Get-ShownPath $Test
            result       = if ($List) { 'Listed' } else { [string]$Test.Result }
            milliseconds = $Test.Duration.TotalMilliseconds
            reason       = if ($reason) { [string]$reason[0].Exception.Message -replace '^is (skipped|inconclusive), because ' } else { $null }
            failure      = if ($Test.Result -eq 'Failed') { Format-Failure $Test.ErrorRecord } else { $null }
            output       = if ($Test.StandardOutput) { ($Test.StandardOutput | Out-String).TrimEnd() } else { $null }
        })
}

function Write-Block($Block, [string] $File) {
    if ($Block.ErrorRecord) {
        Write-Line ([ordered]@{ kind = 'block'; file = $File; line = [int]$Block.StartLine; shownPath = Get-ShownPath $Block; failure = Format-Failure $Block.ErrorRecord })
    }

    foreach ($item in $Block.Order) {
        if ($item -is [Pester.Test]) { Write-Test $item $File } else { Write-Block $item $File }
    }
}

$files = @(Get-ChildItem -LiteralPath $Suite -Filter '*.Tests.ps1' | Where-Object { $file = $_.Name; $Name -split ',' | Where-Object { $file -like $_ } } | Sort-Object Name)
$lines = @(if ($Selected) { Get-Content -LiteralPath $Selected -Encoding UTF8 })
if ($lines) {
    $files = @($files | Where-Object { $lines -like "$($_.Name):*" })
}

foreach ($file in $files) {
    Write-Line ([ordered]@{ kind = 'begin'; file = $file.Name })
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $file.FullName
    $configuration.Run.PassThru = $true
    $configuration.Run.SkipRun = [bool]$List
    $configuration.Output.Verbosity = if ($List) { 'None' } else { 'Normal' }
    $configuration.Output.RenderMode = 'Plaintext'
    if ($lines) {
        $configuration.Filter.Line = @($lines -like "$($file.Name):*" | ForEach-Object { $file.FullName + $_.Substring($file.Name.Length) })
    }

    $run = Invoke-Pester -Configuration $configuration
    foreach ($container in $run.Containers) {
        if ($container.ErrorRecord) {
            Write-Line ([ordered]@{ kind = 'block'; file = $file.Name; line = 1; shownPath = @(); failure = Format-Failure $container.ErrorRecord })
        }

        foreach ($block in $container.Blocks) {
            Write-Block $block $file.Name
        }
    }

    # For whoever watches the report; Pester itself prints nothing while it lists.
    "$($file.Name): done"
}

Write-Line ([ordered]@{ kind = 'end'; files = $files.Count })
$writer.Dispose()
