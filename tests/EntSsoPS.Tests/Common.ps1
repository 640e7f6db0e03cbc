# Dot-sourced by every suite: where things are, and the staged module imported.
$script:Root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$script:ModuleFolder = Join-Path $Root 'out/EntSsoPS'
$script:Samples = Join-Path $Root 'docs/samples'
$script:Logs = Join-Path $Root 'docs/samples/logs'

if (-not (Test-Path (Join-Path $ModuleFolder 'EntSsoPS.psd1'))) {
    throw "The module is not staged. Run: dotnet build src/EntSsoPS -c Release -t:Stage"
}

Import-Module $ModuleFolder -Force

$script:OnWindows = $PSEdition -eq 'Desktop' -or $IsWindows

# Times are local: what tests expect to see is that of one zone, wherever they run.
if (-not $OnWindows) {
    $env:TZ = 'UTC'
    [System.TimeZoneInfo]::ClearCachedData()
}

# Skips the test that calls this, and says why.
function script:Skip-Where($Here, [string] $Because) {
    if ($Here) { Set-ItResult -Skipped -Because $Because }
}

# Runs the shell of this suite once more, with these arguments. A PowerShell that is a .NET tool runs as `dotnet pwsh.dll`.
function script:Invoke-PowerShell {
    $program = (Get-Process -Id $PID).Path
    [string[]] $assembly = if ((Split-Path $program -Leaf) -match '^dotnet(\.exe)?$') { Join-Path $PSHOME 'pwsh.dll' } else { @() }
    if ($MyInvocation.ExpectingInput) { $input | & $program @assembly @args } else { & $program @assembly @args }
}

# Runs code in a runspace of its own whose user gives every question this answer: output, questions, lines of the host and errors.
function script:Invoke-Hosted([string] $Code, [string] $Answer = 'No') {
    if (-not ('RecordingHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'RecordingHost.cs') }
    $recording = [RecordingHost]::new()
    $recording.Answer = $Answer
    $runspace = [runspacefactory]::CreateRunspace($recording)
    $runspace.Open()
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $runspace
        $null = $shell.AddScript("Import-Module '$ModuleFolder'").AddStatement().AddScript($Code)
        [pscustomobject]@{ Output = @($shell.Invoke()); Questions = @($recording.Questions); Lines = @($recording.Lines); Errors = @($shell.Streams.Error) }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

# Runs code in a runspace of its own and stops it as Ctrl+C does, when it puts out a text that matches. What its host is told as an error comes back.
function script:Invoke-Stopped([string] $Code, [string] $At) {
    if (-not ('RecordingHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'RecordingHost.cs') }
    $recording = [RecordingHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($recording)
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $reached = [System.Threading.ManualResetEventSlim]::new()
    $stopped = [System.Threading.ManualResetEventSlim]::new()
    try {
        $null = $shell.AddScript({
                param($Module, $Code, $At, $Reached, $Stopped)
                Import-Module $Module
                $ConfirmPreference = 'None'
                # What was put out holds the pipeline until the shell stops it: PowerShell ends a loop then, and nothing else does.
                & ([scriptblock]::Create($Code)) | Where-Object { "$_" -match $At } | ForEach-Object { $Reached.Set(); while (-not $Stopped.Wait(20)) { } }
            }).AddArgument($ModuleFolder).AddArgument($Code).AddArgument($At).AddArgument($reached).AddArgument($stopped)
        $running = $shell.BeginInvoke()
        $reached.Wait([timespan]::FromMinutes(1)) | Should -BeTrue -Because "'$At' is put out"

        $shell.EndStop($shell.BeginStop($null, $null))
        $running.AsyncWaitHandle.WaitOne([timespan]::FromMinutes(1)) | Should -BeTrue
        @($recording.ErrorLines)
    }
    finally {
        $stopped.Set()
        $shell.Dispose()
        $runspace.Dispose()
        $reached.Dispose()
        $stopped.Dispose()
    }
}

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

# What pieces of code print in a shell of their own that has docs/samples and out/EntSsoPS in its folder, one text for each piece. Only a
# shell of its own shows what -WhatIf says. Fails when the shell does.
function script:Invoke-Code {
    param([string[]] $Code, [Parameter(Mandatory)] [string] $Folder, [int] $Width = 120)

    foreach ($part in 'docs/samples', 'out/EntSsoPS') {
        New-Item -ItemType Directory (Join-Path $Folder (Split-Path $part)) -Force | Out-Null
        Copy-Item (Join-Path $Root $part) (Join-Path $Folder (Split-Path $part)) -Recurse -Force
    }

    $list = Join-Path $Folder 'code.json'
    ConvertTo-Json @($Code) | Set-Content -LiteralPath $list -Encoding UTF8
    Push-Location $Folder
    try {
        $printed = Invoke-PowerShell -NoProfile -File (Join-Path $PSScriptRoot 'Invoke-Code.ps1') -List $list -Width $Width 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "A piece of code failed: $($printed -join "`n")"
        }
    }
    finally {
        Pop-Location
    }

    # Full paths are those of the machine that ran the code.
    $text = (($printed | ForEach-Object { $_.TrimEnd() }) -join "`n") -replace ([regex]::Escape((Get-Item $Folder).FullName) + '[\\/]')
    [regex]::Split($text, '(?m)^=== \d+\n') | Select-Object -Skip 1 | ForEach-Object { $_.Trim("`n") + "`n" }
}
