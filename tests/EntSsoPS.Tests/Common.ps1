# Dot-sourced by every suite: where things are, and the staged module imported.
$script:Root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$script:ModuleFolder = Join-Path $Root 'out/EntSsoPS'
$script:Logs = Join-Path $Root 'docs/samples/logs'

if (-not (Test-Path (Join-Path $ModuleFolder 'EntSsoPS.psd1'))) {
    throw "The module is not staged. Run: dotnet build src/EntSsoPS -c Release -t:Stage"
}

Import-Module $ModuleFolder -Force

function script:Get-TableText {
    param([Parameter(ValueFromPipeline)] $InputObject, [int] $Width = 120)

    begin { $all = @() }
    process { $all += $InputObject }
    end {
        $text = $all | Format-Table | Out-String -Width $Width
        # The tests run with and without colour.
        $text -replace '\x1b\[[0-9;]*m'
    }
}
