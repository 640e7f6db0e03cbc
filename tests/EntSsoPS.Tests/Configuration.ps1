# Dot-sourced after Common.ps1 by the suites of the configuration cmdlets: deployment files to change, and what every change has to keep.
# A copy of a sample's deployment file, or a file with this text, that may be changed.
function script:New-Deployment {
    param([string] $Sample = 'fabrikam', [string] $Text, [scriptblock] $Edit = { $args[0] })

    if (-not $Text) {
        $Text = & $Edit (Get-Content -LiteralPath (Join-Path $Samples "$Sample/deployment.json") -Raw -Encoding UTF8)
    }

    $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).json"
    [System.IO.File]::WriteAllText($file, $Text)
    $file
}

function script:Get-Content64([string] $Path) {
    [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes($Path))
}

# Makes a change and holds it to what every cmdlet promises: -WhatIf and a second run leave the file alone, -PassThru returns what is true then.
function script:Assert-Change {
    param([string] $Path, [string] $Command, [hashtable] $With, [scriptblock] $Read, $Before, $After, [string] $Consequence)

    $with = $With + @{ DeploymentPath = $Path; Confirm = $false }
    & $Read $Path | Should -Be $Before -Because "$Command has something to change"

    $bytes = Get-Content64 $Path
    & $Command @with -WhatIf -PassThru | Should -BeNullOrEmpty
    Get-Content64 $Path | Should -Be $bytes -Because '-WhatIf changes nothing'

    $told = & $Command @with -Verbose 4>&1
    & $Read $Path | Should -Be $After
    ($told | Out-String -Width 4096) | Should -BeLike "*$Consequence*"

    $bytes = Get-Content64 $Path
    $again = & $Command @with -PassThru -Verbose 4>&1
    Get-Content64 $Path | Should -Be $bytes -Because 'what is so already is no change'
    ($again | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message) -like '*already*' | Should -Not -BeNullOrEmpty
    $returned = $again | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }
    $returned.PSObject.TypeNames[0] | Should -Be (Get-Command $Command).OutputType.Name
    $returned.DeploymentPath | Should -Be $Path
}

# The errors of a command that fails and goes on.
function script:Get-Failure([scriptblock] $Command) {
    $ErrorActionPreference = 'Continue'
    & $Command 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
}
