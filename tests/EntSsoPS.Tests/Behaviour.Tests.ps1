# What all cmdlets have in common: how they bind, tell, stop and complain.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Healthy = Join-Path $Samples 'fabrikam'
    $script:GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed'
    $script:Desired = Join-Path $Samples 'fabrikam.desired.json'
}

Describe '-Verbose' {
    It 'tells which logs are read and what was found' {
        $told = Get-EntSsoPasswordChange (Join-Path $Logs 'direct-sync.evtx') -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }

        $told.Message -join ' ' | Should -BeLike 'Reading *direct-sync.evtx.*events were read.*password changes*'
    }

    It 'tells what a deployment holds, how the rules answered and which link broke' {
        $told = Test-EntSsoPasswordSync $GateClosed -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }

        $told.Message -join ' ' | Should -BeLike '*files were recognised: 2 servers*rules gave * findings: *First broken link: server gate.*'
    }

    It 'tells what is written' {
        $file = Join-Path $TestDrive 'report.html'

        $told = Export-EntSsoReport $Healthy $file -Verbose 4>&1

        $told.Message -join ' ' | Should -BeLike "*Writing $file.*"
    }
}

Describe 'Debug messages' {
    It 'tell how long reading and judging took' {
        # Not -Debug: PowerShell asks whether to go on at the first verbose message then.
        $DebugPreference = 'Continue'

        $told = Test-EntSsoPasswordSync $Healthy 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }

        $told.Message | Where-Object { $_ -match '^Reading took \d+ ms\.$' } | Should -HaveCount 1
        $told.Message | Where-Object { $_ -match '^Judging took \d+ ms\.$' } | Should -HaveCount 1
    }
}

Describe 'Progress' {
    BeforeAll {
        $script:WorkProgress = (Get-Command Get-EntSsoSyncEvent).ImplementingType.Assembly.GetType('EntSsoPS.Cmdlets.WorkProgress')
    }

    It 'estimates the rest by the pace so far: <Elapsed> s for <Done> of <Total> leaves <Seconds>' -ForEach @(
        @{ Elapsed = 2; Done = 100; Total = 300; Seconds = 4 }
        @{ Elapsed = 1.5; Done = 300; Total = 400; Seconds = 1 }
        @{ Elapsed = 5; Done = 300; Total = 300; Seconds = 0 }
        @{ Elapsed = 5; Done = 0; Total = 300; Seconds = -1 }
        @{ Elapsed = 5; Done = 17; Total = -1; Seconds = -1 }
    ) {
        $estimate = $WorkProgress.GetMethod('SecondsRemaining', [System.Reflection.BindingFlags]'Static, NonPublic')

        $estimate.Invoke($null, @([timespan]::FromSeconds($Elapsed), [long]$Done, [long]$Total)) | Should -Be $Seconds
    }

    It 'shows nothing of what ends within a second, then no more than a shell draws, and takes the bar away' {
        $shown = [System.Collections.Generic.List[System.Management.Automation.ProgressRecord]]::new()
        $clock = @{ Seconds = 0.0 }
        $progress = $WorkProgress.GetConstructors()[0].Invoke(@(
                [Action[System.Management.Automation.ProgressRecord]] { param($record) $shown.Add($record) }
                [Func[timespan]] { [timespan]::FromSeconds($clock.Seconds) }
                'Reading'))

        $progress.Show('one', 9, 10)
        $progress.Complete()
        $shown | Should -BeNullOrEmpty

        foreach ($seconds in 1.0, 1.1, 1.3) {
            $clock.Seconds = $seconds
            $progress.Show("at $seconds", 1, 4)
        }
        $clock.Seconds = 2.0
        $progress.BeginPart()
        $clock.Seconds = 3.0
        $progress.Show('second part', 1, 2)
        $progress.Show('nobody knows how much', 1, 0)
        $progress.Complete()

        $shown.StatusDescription | Should -Be @('at 1', 'at 1.3', 'second part', 'Done')
        $shown.PercentComplete[0..2] | Should -Be @(25, 25, 50)
        $shown.SecondsRemaining[0..2] | Should -Be @(3, 4, 1)
        $shown[3].RecordType | Should -Be Completed
    }
}

Describe 'Stopping' {
    It 'ends the reading of a big log' {
        $sample = Get-Content (Join-Path $Logs 'server-gate-closed.xml') -Raw
        $one = [regex]::Match($sample, '(?s)<Event .*?</Event>').Value
        $log = Join-Path $TestDrive 'big.xml'
        $count = 100000
        [System.IO.File]::WriteAllText($log, '<Events>' + [System.Text.StringBuilder]::new().Insert(0, $one + "`n", $count).ToString() + '</Events>')

        $first = [System.Threading.ManualResetEventSlim]::new()
        $seen = [System.Collections.Generic.List[object]]::new()
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Module, $Log, $First, $Seen)
                    Import-Module $Module
                    Get-EntSsoSyncEvent $Log | ForEach-Object { $Seen.Add($_.Id); $First.Set() }
                }).AddArgument($ModuleFolder).AddArgument($log).AddArgument($first).AddArgument($seen)
            $running = $shell.BeginInvoke()
            $first.Wait([timespan]::FromMinutes(2)) | Should -BeTrue -Because 'events come while the log is read'

            $shell.EndStop($shell.BeginStop($null, $null))

            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $running.IsCompleted | Should -BeTrue
            $seen.Count | Should -BeLessThan $count
        }
        finally {
            $shell.Dispose()
            $first.Dispose()
        }
    }

    It 'leaves a deployment file as it was, <How>' -ForEach @(
        @{ How = 'of applications that were named'; Command = { param($file) Disable-EntSsoApplication MAINFRAME, PAYROLL -DeploymentPath $file -Verbose 4>&1 } }
        @{ How = 'of a plan'; Command = { param($file)
                $plan = "$file.psd1"
                Set-Content $plan '@{ Applications = @( @{ Name = "MAINFRAME"; Enabled = $false }, @{ Name = "PAYROLL"; Enabled = $false } ) }'
                Set-EntSsoConfiguration $plan -DeploymentPath $file -Verbose 4>&1
            }
        }
        @{ How = 'of applications from the pipeline'; Command = { param($file) Get-EntSsoApplication -DeploymentPath $file | Disable-EntSsoApplication -Verbose 4>&1 } }
    ) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).json"
        Copy-Item (Join-Path $Healthy 'deployment.json') $file
        $before = [System.IO.File]::ReadAllText($file)

        $said = Invoke-Stopped "& { $Command } '$file'" -At '^Made: MAINFRAME: Application enabled'

        $said | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllText($file) | Should -Be $before
    }
}

Describe 'Binding' {
    It 'takes a deployment by value, by property name and by position: <_>' -ForEach 'Test-EntSsoPasswordSync', 'Test-EntSsoManagementAgent' {
        $expected = @(& $_ $GateClosed).Count

        @($GateClosed | & $_).Count | Should -Be $expected
        @([pscustomobject]@{ DeploymentPath = $GateClosed } | & $_).Count | Should -Be $expected
        @([pscustomobject]@{ FullName = $GateClosed } | & $_).Count | Should -Be $expected
        @(Get-EntSsoDeployment $GateClosed | & $_ | Where-Object Status -EQ Fail).RuleId | Should -Be @(& $_ $GateClosed | Where-Object Status -EQ Fail).RuleId
    }

    It 'takes wildcards in paths' {
        @(Get-EntSsoDeployment (Join-Path $Samples 'fabrikam-spn-m*')).Count | Should -Be 1
        (Get-EntSsoSyncEvent (Join-Path $Logs '*-gate-closed.*')).Id | Sort-Object -Unique | Should -Be @(10708, 11070)
    }

    It 'takes a file or folder with brackets in its name' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'exports [1]')
        Copy-Item (Join-Path $GateClosed 'deployment.json') -Destination "$TestDrive/plain.json"
        Move-Item -LiteralPath "$TestDrive/plain.json" -Destination $folder.FullName
        Copy-Item (Join-Path $GateClosed 'deployment.json') -Destination "$TestDrive/plain.json"
        Rename-Item -LiteralPath "$TestDrive/plain.json" -NewName 'one [x].json'

        (Get-EntSsoDeployment $folder.FullName).Name | Should -Be 'Fabrikam'
        (Get-Item -LiteralPath $folder.FullName | Get-EntSsoDeployment).Name | Should -Be 'Fabrikam'
        (Get-EntSsoDeployment (Join-Path $TestDrive 'one [x].json')).Name | Should -Be 'Fabrikam'
    }

    It 'goes on behind a path that leads nowhere' {
        $found = Get-EntSsoSyncEvent Nosuch:x, (Join-Path $Logs 'nosuch*'), (Join-Path $Logs 'wrong-account.evtx'), $Logs -Id 11060 -ErrorAction SilentlyContinue -ErrorVariable missing

        $found | Should -Not -BeNullOrEmpty
        $missing.Count | Should -BeGreaterOrEqual 2
    }

    It 'leads from applications to their adapters; one without leads to none' {
        $file = Join-Path $GateClosed 'deployment.json'

        (Get-EntSsoApplication -DeploymentPath $file | Get-EntSsoAdapter -ErrorAction Stop).Name | Should -Be 'RACFADAPTER'
        { Get-EntSsoAdapter $null -DeploymentPath $file } | Should -Throw -ErrorId 'EntSso_Argument,*'
    }

    It 'refuses a path and an object at once: <Name>' -ForEach @(
        @{ Name = 'Test-EntSsoPasswordSync'; Arguments = @{ DeploymentPath = 'x'; InputObject = $null } }
        @{ Name = 'Get-EntSsoSyncEvent'; Arguments = @{ Path = 'x'; LiteralPath = 'x' } }
        @{ Name = 'Get-EntSsoSyncEvent'; Arguments = @{ Path = 'x'; ComputerName = 'x' } }
    ) {
        { & $Name @Arguments } | Should -Throw -ErrorId '*Parameter*'
    }

    It 'takes names of event and service accounts from events: Test-EntSsoServiceAccount' {
        $pair = Get-EntSsoSyncEvent $Logs -Id 11060 | Select-Object -First 1 |
            Select-Object @{ n = 'User'; e = { $_.ClientUser } }, ServiceAccount, @{ n = 'ComputerName'; e = { $_.Computer } }

        ($pair | Test-EntSsoServiceAccount | Where-Object RuleId -EQ 'EXT-06').Status | Should -Be Fail
    }

    It 'takes an HRESULT as PowerShell hands it over in a list' {
        (Get-EntSsoEventDefinition 11060, 0xC0002A22).Id | Should -Be @(11060, 10786)
    }

    It 'completes names from the deployment file on the line: <Command>' -ForEach @(
        @{ Command = 'Get-EntSsoServer'; Offer = 'INTSVR1.fabrikam.com' }
        @{ Command = 'Enable-EntSsoDirectSync'; Offer = 'PAYROLL' }
        @{ Command = 'Set-EntSsoAdapter'; Offer = 'RACFADAPTER' }
        @{ Command = 'Reset-EntSsoMapping MAINFRAME'; Offer = 'FABRIKAM\jane.doe' }
    ) {
        $line = "$Command -DeploymentPath '$(Join-Path $Healthy 'deployment.json')' "

        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -replace "^'|'$" | Should -Contain $Offer
    }

    It 'takes names and file of a setting from the columns of a table, as Import-Csv gives them' {
        $file = Join-Path $TestDrive 'bound.json'
        Copy-Item (Join-Path $GateClosed 'deployment.json') $file

        [pscustomobject]@{ Server = 'INTSVR1'; DeploymentPath = $file } | Enable-EntSsoMiisSync -Confirm:$false

        (Get-EntSsoServer INTSVR1 -DeploymentPath $file).AllowMiis | Should -BeTrue
    }

    It 'needs Windows for the live system: <_>' -ForEach @(
        'Get-EntSsoSystem', 'Get-EntSsoServer', 'Get-EntSsoApplication', 'Get-EntSsoAdapter', 'Get-EntSsoMapping', 'Get-EntSsoPasswordSyncMode'
    ) {
        Skip-Where $OnWindows 'applies to systems other than Windows'
        { & $_ -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_WindowsRequired*' -ExpectedMessage '*-DeploymentPath*'
    }

    It 'completes areas, outcomes, rules and areas of rules: <Line>' -ForEach @(
        @{ Line = 'Get-EntSsoEventDefinition -Area MI'; Offer = 'MIIS' }
        @{ Line = 'Get-EntSsoSyncEvent x -Area Direct'; Offer = 'DirectSync' }
        @{ Line = 'Get-EntSsoPasswordChange x -Outcome Unex'; Offer = 'Unexplained' }
        @{ Line = 'Test-EntSsoPasswordSync x -Rule KRB-'; Offer = 'KRB-*' }
        @{ Line = 'Test-EntSsoPasswordSync x -ExcludeRule GATE-07'; Offer = 'GATE-07' }
        @{ Line = 'Export-EntSsoReport x y -Format Sa'; Offer = 'Sarif' }
        @{ Line = 'Set-EntSsoAdapter x -SyncToAdapter '; Offer = '$false' }
        @{ Line = 'Set-EntSsoServer x -PositiveAuditLevel '; Offer = '3' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Offer
    }
}

Describe 'Errors' {
    It 'have a stable id, a fitting category, and end with what to do: <Id>' -ForEach @(
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*Specify .evtx or event XML files, or a folder that contains them.'; Do = { Get-EntSsoSyncEvent nosuch.evtx } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*Specify a deployment file, or a folder of exports and logs.'; Do = { Test-EntSsoPasswordSync nosuch } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*nosuch*: no file or folder has this name. Specify .evtx*'; Do = { Get-EntSsoPasswordChange (Join-Path $TestDrive 'nosuch*') } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*nosuch*: no file or folder has this name. Specify a deployment file*'; Do = { Test-EntSsoPasswordSync (Join-Path $TestDrive 'nosuch*') } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = 'Nosuch:x: *Specify .evtx*'; Do = { Get-EntSsoSyncEvent Nosuch:x } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = 'Nosuch:x: *Specify .evtx*'; Do = { Get-EntSsoSyncEvent -LiteralPath Nosuch:x } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = 'Env:PATH: *of Environment. Specify a deployment file*'; Do = { Test-EntSsoPasswordSync Env:PATH } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*nosuch: no such file or folder. Specify exports*'; Do = { Test-EntSsoConfiguration $Desired -DeploymentPath "$Healthy/deployment.json" -ExportPath (Join-Path $TestDrive nosuch) } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = 'Nosuch:x: *Name a file that exists.'; Do = { Get-EntSsoServer -DeploymentPath Nosuch:x } }
        @{ Id = 'EntSso_FileUnusable'; Category = 'InvalidData'; Ends = '*is a folder. Specify the desired state file in it.'; Do = { Test-EntSsoConfiguration $TestDrive -DeploymentPath "$Healthy/deployment.json" } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*nosuch.json: no such file or folder. Specify a file that Export-EntSsoDeployment wrote.'; Do = { Import-EntSsoDeployment (Join-Path $TestDrive nosuch.json) } }
        @{ Id = 'EntSso_PathNotFound'; Category = 'ObjectNotFound'; Ends = '*nosuch.psd1: no such file. Name a file that exists.'; Do = { Test-EntSsoConfiguration (Join-Path $TestDrive nosuch.psd1) -DeploymentPath "$Healthy/deployment.json" } }
        @{ Id = 'EntSso_NotFound'; Category = 'ObjectNotFound'; Ends = 'PAYROLL has no adapter. *-Adapter NAME.'; Do = { Get-EntSsoApplication PAYROLL -DeploymentPath "$Healthy/deployment.json" | Add-EntSsoAdapterApplication -WhatIf } }
        @{ Id = 'EntSso_FileUnreadable'; Category = 'ReadError'; Ends = "*: this is a folder. Read its files with: Get-EntSsoDeployment '*'"; Do = { Import-EntSsoDeployment $Healthy } }
        @{ Id = 'EntSso_FileUnwritable'; Category = 'WriteError'; Ends = 'Env:x.json: *of Environment.*'; Do = { Get-EntSsoDeployment $Healthy | Export-EntSsoDeployment Env:x.json } }
        @{ Id = 'EntSso_FileUnwritable'; Category = 'WriteError'; Ends = 'Nosuch:x.html: *Nothing was written*'; Do = { Export-EntSsoReport $Healthy Nosuch:x.html } }
        @{ Id = 'EntSso_FileUnwritable'; Category = 'WriteError'; Ends = '*: this is a folder. Nothing was written*'; Do = { Export-EntSsoReport $Healthy $TestDrive -Format Html } }
        @{ Id = 'EntSso_NothingRecognised'; Category = 'InvalidData'; Ends = '*Specify the folder that contains them, or a file that Export-EntSsoDeployment wrote.'; Do = { Test-EntSsoPasswordSync (New-Item -ItemType Directory (Join-Path $TestDrive 'empty')).FullName } }
        @{ Id = 'EntSso_EventNotFound'; Category = 'ObjectNotFound'; Ends = '*Specify an event id, * or an error code *'; Do = { Get-EntSsoEventDefinition 99999 } }
        @{ Id = 'EntSso_FileUnwritable'; Category = 'WriteError'; Ends = '*Nothing was written; specify a file in a folder that you can write to.'; Do = { Get-EntSsoDeployment $Healthy | Export-EntSsoDeployment (Join-Path $TestDrive 'no/such/folder.json') } }
        @{ Id = 'EntSso_FileUnwritable'; Category = 'WriteError'; Ends = '*Nothing was written; specify a file in a folder that you can write to.'; Do = { Export-EntSsoReport $Healthy (Join-Path $TestDrive 'no/such/report.html') } }
        @{ Id = 'EntSso_AccountUnknown'; Category = 'InvalidArgument'; Ends = '*Specify it with -Account.'; Do = { Register-EntSsoSpn ENTSSO/INTSVR1 '' -AsCommand } }
    ) {
        $ErrorActionPreference = 'Continue'
        $record = @(& $Do 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })[0]

        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.Exception.Message | Should -BeLike $Ends
    }

    It 'that end a cmdlet have an id too: <Id>' -ForEach @(
        @{ Id = 'EntSso_RuleNotFound'; Do = { Test-EntSsoPasswordSync $Healthy -Rule NOSUCH } }
        @{ Id = 'EntSso_ReportFormat'; Do = { Export-EntSsoReport $Healthy report.txt } }
        @{ Id = 'EntSso_NothingToCheck'; Do = { Test-EntSsoSpn } }
        @{ Id = 'EntSso_DirectoryAddress'; Do = { Test-EntSsoSpn ENTSSO/A -Directory http://dc1 } }
    ) {
        $Do | Should -Throw -ErrorId "$Id,*"
    }
}

# What a script hands over when a variable of its own is empty. The answer may be an error, but one that speaks of the parameter.
Describe 'Empty arguments' {
    It 'get an answer and not a failure of the program: <_>' -ForEach @(
        (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../EntSsoPS.psd1')).CmdletsToExport
    ) {
        $command = Get-Command $_
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        Copy-Item $GateClosed $folder -Recurse
        $plain = @{
            DeploymentPath = Join-Path $folder 'deployment.json'; Path = $Logs; OutputPath = Join-Path $folder 'out.html'; Application = 'MAINFRAME'
            Adapter = 'RACFADAPTER'; WindowsAccount = 'FABRIKAM\jane.doe'; ServicePrincipalName = 'ENTSSO/A'; Account = 'FABRIKAM\a'; User = 'FABRIKAM\a'
            ServiceAccount = 'FABRIKAM\b'
        }
        if ($_ -like '*-EntSsoConfiguration') { $plain.Path = $Desired }
        if ($_ -eq 'Import-EntSsoDeployment') { $plain.Path = $plain.DeploymentPath }
        if ($_ -eq 'Export-EntSsoDeployment') { $plain.Path = Join-Path $folder 'out.json'; $plain.InputObject = Import-EntSsoDeployment $plain.DeploymentPath }
        $set = ($command.ParameterSets | Where-Object { $_.Parameters.Name -contains 'DeploymentPath' } | Select-Object -First 1)
        $set = if ($set) { $set } else { $command.ParameterSets | Where-Object IsDefault | Select-Object -First 1 }
        $set = if ($set) { $set } else { $command.ParameterSets[0] }
        foreach ($parameter in $set.Parameters | Where-Object { $_.Name -notin $common -and $_.ParameterType -notin [switch], [PSCredential] }) {
            foreach ($value in $null, '', @()) {
                $with = @{}
                foreach ($needed in $set.Parameters | Where-Object { $_.IsMandatory -or $_.Name -eq 'Account' -and $_.IsMandatory }) {
                    $with[$needed.Name] = $plain[$needed.Name]
                }
                $with[$parameter.Name] = $value
                if ($command.Parameters.ContainsKey('WhatIf')) { $with.WhatIf = $true }
                $failed = try { & $command @with -ErrorAction Stop 6>&1 | Out-Null } catch { $_ }
                $failed.FullyQualifiedErrorId | Should -Not -Match '^System\.|NullReference' -Because "-$($parameter.Name) '$value': $failed"
            }
        }
    }
}

Describe '-Confirm' {
    It 'asks before anything is written, and writes when nobody is to be asked' {
        $file = Join-Path $TestDrive 'confirmed.json'
        $command = "Get-EntSsoDeployment '$Healthy' | Export-EntSsoDeployment '$file'"

        (Invoke-Hosted "$command -Confirm" -Answer 'No').Questions | Should -HaveCount 1
        $file | Should -Not -Exist

        (Invoke-Hosted "$command -Confirm:`$false").Questions | Should -BeNullOrEmpty
        $file | Should -Exist
    }
}

Describe 'Pipelines' {
    It 'lead from a check to what would be changed, and say when the directory does not answer' {
        $ErrorActionPreference = 'Continue'
        $failed = @(Test-EntSsoSpn ENTSSO/ABCD1411 -ConnectTo ABCD1411.CompanyName.com -Account FABRIKAM\ssosvcact |
                Where-Object Status -EQ Fail |
                Register-EntSsoSpn -Directory ldap://127.0.0.1:1 -TimeoutSeconds 2 -WhatIf 2>&1)

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_Directory*'
        $failed[0].TargetObject.ToString() | Should -Be 'ENTSSO/ABCD1411.CompanyName.com'
    }

    It 'lead from findings to the events that tell of them' {
        $events = Test-EntSsoPasswordSync $GateClosed -Rule GATE-02 | Where-Object Status -EQ Fail |
            ForEach-Object EventId | Get-EntSsoEventDefinition

        $events.SymbolicName | Should -Be 'SSO_WARN_PS_MIIS_NOT_ALLOWED'
    }

    It 'lead from a deployment to a report' {
        $file = Join-Path $TestDrive 'results.xml'

        Get-EntSsoDeployment $GateClosed | Export-EntSsoReport -OutputPath $file

        ([xml](Get-Content $file -Raw)).SelectNodes('//testcase[failure]').name | Should -Contain 'GATE-02: INTSVR1.fabrikam.com'
    }
}
