#!/usr/bin/env pwsh
#Requires -Version 5.1
<#
.SYNOPSIS
Builds, stages, tests, analyses and packs EntSsoPS.

.DESCRIPTION
Every task calls the same dotnet targets that work without PowerShell:

    dotnet build                                        Build
    dotnet build src/EntSsoPS -c Release -t:Stage       Stage (out/EntSsoPS)
    dotnet test                                         Test, without the Pester suite
    dotnet pack src/EntSsoPS -c Release -o out          Pack, the module for the PowerShell Gallery
    dotnet pack src/EntSso.Cli -c Release -o out        Pack, the command line tool

Help, Analyze and the Pester suite need the PowerShell modules that -Bootstrap installs for the current user.

.PARAMETER Task
The tasks to run, in the given order. Default: Build, Stage, Help (when PlatyPS is installed), Test.

    Build    compiles everything
    Stage    lays the module out in out/EntSsoPS
    Help     builds the help of the cmdlets from docs/en-US into it
    Test     runs dotnet test and the Pester suite
    Pester   runs the Pester suite alone, against the staged module
    Analyze  runs PSScriptAnalyzer over all scripts and the staged manifest
    Pack     makes both packages in out, with release notes from CHANGELOG.md
    Clean    removes what the others made

.PARAMETER Configuration
Release (the default) or Debug.

.PARAMETER Bootstrap
Installs Pester, Microsoft.PowerShell.PlatyPS and PSScriptAnalyzer for the current user before the tasks.

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
    'Pester'                       = '5.7.1'
    'Microsoft.PowerShell.PlatyPS' = '1.0.1'
    'PSScriptAnalyzer'             = '1.24.0'
}

# Without parameters of its own: PowerShell would take -o for one of its common ones.
function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Test-BuildTool {
    param([Parameter(Mandatory)] [string] $Name)

    [bool](Get-Module -ListAvailable -Name $Name | Where-Object Version -GE ([version]$toolVersions[$Name]))
}

function Import-BuildTool {
    param([Parameter(Mandatory)] [string] $Name)

    if (-not (Test-BuildTool $Name)) {
        throw "This task needs the module $Name $($toolVersions[$Name]) or later. Install it with: ./build.ps1 -Bootstrap"
    }

    Import-Module -Name $Name -MinimumVersion $toolVersions[$Name]
}

function Invoke-Task {
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $Configuration
    )

    switch ($Name) {
        'Build' { Invoke-DotNet build $root -c $Configuration }
        'Stage' { Invoke-DotNet build (Join-Path $root 'src/EntSsoPS') -c $Configuration '-t:Stage' }
        'Help' {
            Import-BuildTool 'Microsoft.PowerShell.PlatyPS'
            $pages = Get-ChildItem (Join-Path $root 'docs/en-US') -Filter '*-EntSso*.md'
            if (-not $pages) {
                throw 'docs/en-US has no cmdlet pages to build help from.'
            }

            if (-not (Test-Path $module)) {
                Invoke-Task 'Stage' -Configuration $Configuration
            }

            # Get-Help shows an example as it stands, so the marks around its code go; and it cannot follow a link to a page.
            $commands = $pages | Import-MarkdownCommandHelp
            foreach ($example in $commands.Examples) {
                $example.Remarks = $example.Remarks -replace '(?m)^```\w*\r?\n?', ''
            }

            foreach ($link in $commands.RelatedLinks) {
                $link.Uri = ''
            }

            # Stage takes it from here, so that staging anew does not lose it.
            $help = Join-Path $out 'help'
            $commands | Export-MamlCommandHelp -OutputFolder $help -Force | Out-Null

            # The cmdlets come from a nested binary module: PowerShell looks for their help beside its assembly.
            foreach ($binaries in Get-ChildItem (Join-Path $module 'bin') -Directory) {
                $culture = Join-Path $binaries.FullName 'en-US'
                New-Item -ItemType Directory -Path $culture -Force | Out-Null
                Copy-Item (Join-Path $help 'EntSsoPS/EntSsoPS.dll-Help.xml') $culture -Force
            }
        }
        'Test' {
            Invoke-DotNet test --solution (Join-Path $root 'EntSsoPS.slnx')
            Invoke-Task 'Pester' -Configuration $Configuration
        }
        'Pester' {
            Import-BuildTool 'Pester'
            $pester = New-PesterConfiguration
            $pester.Run.Path = Join-Path $root 'tests/EntSsoPS.Tests'
            $pester.Run.Throw = $true
            $pester.Output.Verbosity = 'Normal'
            Invoke-Pester -Configuration $pester
        }
        'Analyze' {
            Import-BuildTool 'PSScriptAnalyzer'
            if (-not (Test-Path $module)) {
                Invoke-Task 'Stage' -Configuration $Configuration
            }

            # The manifest names files that stand beside it only in the staged folder.
            $scripts = @(Get-ChildItem $root -Recurse -Include '*.ps1', '*.psm1', '*.psd1' |
                    Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]' |
                    Where-Object FullName -NE (Join-Path $root 'EntSsoPS.psd1')) + (Get-Item (Join-Path $module 'EntSsoPS.psd1'))
            $findings = $scripts | ForEach-Object {
                Invoke-ScriptAnalyzer -Path $_.FullName -Settings (Join-Path $root 'tests/EntSsoPS.Tests/PSScriptAnalyzerSettings.psd1')
            }
            $findings
            if ($findings) {
                throw "PSScriptAnalyzer found $(@($findings).Count) in the scripts: see above."
            }
        }
        'Pack' {
            if (Test-BuildTool 'Microsoft.PowerShell.PlatyPS') {
                Invoke-Task 'Help' -Configuration $Configuration
            }

            # The same commit packs the same bytes, wherever and whenever: no paths of this machine, and the time of the commit.
            $same = @('-p:ContinuousIntegrationBuild=true')
            if ((Test-Path (Join-Path $root '.git')) -and (Get-Command git -ErrorAction Ignore)) {
                $same += "-p:DeterministicTimestamp=$(git -C $root log -1 --format=%ct)"
            }

            foreach ($project in 'src/EntSsoPS', 'src/EntSso.Cli') {
                Invoke-DotNet pack (Join-Path $root $project) -c $Configuration -o $out @same
            }
        }
        'Clean' {
            Invoke-DotNet clean $root -c $Configuration
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
    $Task = if (Test-BuildTool 'Microsoft.PowerShell.PlatyPS') { 'Build', 'Stage', 'Help', 'Test' } else { 'Build', 'Stage', 'Test' }
}

foreach ($name in $Task) {
    Invoke-Task $name -Configuration $Configuration
}
