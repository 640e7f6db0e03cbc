#!/usr/bin/env pwsh
#Requires -Version 5.1
<#
.SYNOPSIS
Builds, stages, tests, analyses and packs EntSsoPS.

.DESCRIPTION
Every task calls the same dotnet targets that work without PowerShell:

    dotnet build                                        Build
    dotnet build src/EntSsoPS -c Release -t:Stage       Stage (out/EntSsoPS)
    dotnet test                                         Test, the Pester suite included
    dotnet pack src/EntSsoPS -c Release -o out          Pack, the module for the PowerShell Gallery
    dotnet pack src/EntSso.Cli -c Release -o out        Pack, the command line tool

Help and Analyze need the PowerShell modules that -Bootstrap installs for the current user.

.PARAMETER Task
The tasks to run, in the given order. Default: Build, Test.

    Build    compiles everything and lays the module out in out/EntSsoPS
    Stage    lays the module out in out/EntSsoPS
    Help     builds docs/en-US/EntSsoPS.dll-Help.xml, the help of the cmdlets, from the pages beside it
    Test     runs all tests
    Pester   runs the tests of the module alone, in the PowerShell that runs this script
    Analyze  runs PSScriptAnalyzer over all scripts and the staged manifest
    Pack     makes both packages in out, with release notes from CHANGELOG.md
    Clean    removes what the others made

.PARAMETER Configuration
Release (the default) or Debug.

.PARAMETER Bootstrap
Installs Microsoft.PowerShell.PlatyPS and PSScriptAnalyzer for the current user before the tasks.

.EXAMPLE
./build.ps1 -Task Stage
Import-Module ./out/EntSsoPS

.EXAMPLE
./build.ps1 -Bootstrap -Task Build, Stage, Help, Test, Analyze

.EXAMPLE
./build.ps1 Pack
Register-PSResourceRepository -Name Local -Uri ./out -Trusted
Install-PSResource EntSsoPS -Repository Local
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Stage', 'Help', 'Test', 'Pester', 'Analyze', 'Pack', 'Clean')]
    [string[]] $Task,

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [switch] $Bootstrap
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$module = Join-Path $out 'EntSsoPS'
$toolVersions = [ordered]@{
    'Microsoft.PowerShell.PlatyPS' = '1.0.3'
    'PSScriptAnalyzer'             = '1.25.0'
}

# Without parameters of its own: PowerShell would take -o for one of its common ones.
function Invoke-DotNet {
    param([Parameter(Mandatory)] [string[]] $CommandLine)

    & dotnet @CommandLine
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($CommandLine -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Test-BuildTool {
    param([Parameter(Mandatory)] [string] $Name)

    [bool](Get-Module -ListAvailable -Name $Name | Where-Object Version -EQ ([version]$toolVersions[$Name]))
}

function Import-BuildTool {
    param([Parameter(Mandatory)] [string] $Name)

    if (-not (Test-BuildTool $Name)) {
        throw "This task needs the module $Name $($toolVersions[$Name]). Install it with: ./build.ps1 -Bootstrap"
    }

    Import-Module -Name $Name -RequiredVersion $toolVersions[$Name]
}

function Invoke-Task {
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $Configuration
    )

    switch ($Name) {
        'Build' { Invoke-DotNet 'build', $root, '-c', $Configuration }
        'Stage' { Invoke-DotNet 'build', (Join-Path $root 'src/EntSsoPS'), '-c', $Configuration, '-t:Stage' }
        'Help' {
            Import-BuildTool 'Microsoft.PowerShell.PlatyPS'
            & (Join-Path $root 'src/EntSsoPS/Build-Help.ps1')
        }
        'Test' { Invoke-DotNet 'test', '--solution', (Join-Path $root 'EntSsoPS.slnx'), '-c', $Configuration }
        'Pester' {
            # A PowerShell that is a .NET tool is dotnet by its program; the suite has the same one by itself.
            $shell = (Get-Process -Id $PID).Path
            $before = $env:ENTSSO_POWERSHELL
            $env:ENTSSO_POWERSHELL = if ((Split-Path $shell -Leaf) -match '^dotnet(\.exe)?$') { '' } else { $shell }
            try {
                Invoke-DotNet 'test', '--project', (Join-Path $root 'tests/EntSsoPS.Pester'), '-c', $Configuration
            }
            finally {
                $env:ENTSSO_POWERSHELL = $before
            }
        }
        'Analyze' {
            Import-BuildTool 'PSScriptAnalyzer'
            if (-not (Test-Path $module)) {
                Invoke-Task 'Stage' -Configuration $Configuration
            }

            $scripts = @(Get-ChildItem $root -Recurse -Include '*.ps1', '*.psm1', '*.psd1' |
                    Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]') + (Get-Item (Join-Path $module 'EntSsoPS.psd1'))
            $findings = $scripts | ForEach-Object {
                Invoke-ScriptAnalyzer -Path $_.FullName -Settings (Join-Path $root 'tests/EntSsoPS.Tests/PSScriptAnalyzerSettings.psd1')
            }
            $findings
            if ($findings) {
                throw "PSScriptAnalyzer found $(@($findings).Count) in the scripts: see above."
            }
        }
        'Pack' {
            # The same commit packs the same bytes, wherever and whenever: no paths of this machine, and the time of the commit.
            $same = @('-p:ContinuousIntegrationBuild=true')
            if ((Test-Path (Join-Path $root '.git')) -and (Get-Command git -ErrorAction Ignore)) {
                $same += "-p:DeterministicTimestamp=$(git -C $root log -1 --format=%ct)"
            }

            foreach ($project in 'src/EntSsoPS', 'src/EntSso.Cli') {
                Invoke-DotNet (@('pack', (Join-Path $root $project), '-c', $Configuration, '-o', $out) + $same)
            }
        }
        'Clean' {
            Invoke-DotNet 'clean', $root, '-c', $Configuration
            if (Test-Path $out) {
                Remove-Item $out -Recurse -Force
            }
        }
    }
}

if ($Bootstrap) {
    foreach ($name in $toolVersions.Keys) {
        if (-not (Test-BuildTool $name)) {
            # Windows comes with a Pester 3 of another publisher.
            Install-Module -Name $name -RequiredVersion $toolVersions[$name] -Scope CurrentUser -Force -SkipPublisherCheck
        }
    }
}

if (-not $Task) {
    $Task = 'Build', 'Test'
}

foreach ($name in $Task) {
    Invoke-Task $name -Configuration $Configuration
}
