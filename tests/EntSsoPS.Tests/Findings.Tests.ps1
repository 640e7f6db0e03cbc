BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Healthy = Join-Path $Samples 'fabrikam'
    $script:GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed'
    $script:Log = Join-Path $Logs 'spn-trouble.xml'
}

Describe 'What the cmdlets return of their findings' {
    It 'is what is not in order, worst first' {
        $findings = Test-EntSsoPasswordSync $GateClosed

        @($findings.Status | Select-Object -Unique) | Should -Be @('Fail', 'Warning', 'Unknown')
        $findings.Count | Should -Be 4
    }

    It 'is everything with -All, and what -Status selects' {
        $all = Test-EntSsoPasswordSync $Log -All

        @($all.Status | Select-Object -Unique) | Should -Be @('Fail', 'Unknown', 'Pass', 'NotApplicable')
        foreach ($status in 'Fail', 'Unknown', 'Pass', 'NotApplicable', 'Warning') {
            @(Test-EntSsoPasswordSync $Log -Status $status).Count | Should -Be @($all | Where-Object Status -EQ $status).Count
        }
        @(Test-EntSsoPasswordSync $Log -Status Pass, Fail).Status | Should -Be @('Fail', 'Pass')
        { Test-EntSsoPasswordSync $Log -Status Fail -All } | Should -Throw -ErrorId 'EntSso_Argument,*'
        { Test-EntSsoSpn ENTSSO/A -Status Fail -All } | Should -Throw -ErrorId 'EntSso_Argument,*'
    }

    It 'never leaves out a check that could not run' {
        $unknown = Test-EntSsoSpn ENTSSO/INTSVR1 | Where-Object Status -EQ Unknown

        $unknown.RuleId | Should -Be @('KRB-01', 'KRB-02', 'KRB-03', 'KRB-04')
    }

    It 'is a Boolean with -Quiet: <Result> for <Command>' -ForEach @(
        @{ Command = 'Test-EntSsoPasswordSync $Healthy -Quiet'; Result = $true }
        @{ Command = 'Test-EntSsoPasswordSync $GateClosed -Quiet'; Result = $false }
        @{ Command = 'Test-EntSsoPasswordSync $Healthy -Quiet -Status Fail, Warning, Unknown'; Result = $true }
        @{ Command = 'Test-EntSsoPasswordSync (Join-Path $Healthy deployment.json) -Quiet'; Result = $false }
        @{ Command = 'Test-EntSsoPasswordSync (Join-Path $Healthy deployment.json) -Quiet -Status Fail'; Result = $true }
        @{ Command = 'Test-EntSsoPasswordSync $Log -Rule GATE-04 -Quiet'; Result = $false }
        @{ Command = 'Test-EntSsoManagementAgent $Healthy -Quiet'; Result = $true }
        @{ Command = 'Test-EntSsoSpn ENTSSO/A -ConnectTo B -Quiet'; Result = $false }
        @{ Command = 'Test-EntSsoServiceAccount FABRIKAM\a FABRIKAM\a -Quiet'; Result = $true }
        @{ Command = 'Test-EntSsoConfiguration (Join-Path $Samples fabrikam.desired.json) -DeploymentPath (Join-Path $GateClosed deployment.json) -Quiet'; Result = $false }
    ) {
        $answer = & ([scriptblock]::Create($Command))

        $answer | Should -BeOfType [bool]
        $answer | Should -Be $Result
    }

    It 'is one Boolean for each deployment of the pipeline' {
        $Healthy, $GateClosed | Test-EntSsoPasswordSync -Quiet | Should -Be @($true, $false)
    }

    It 'counts the rest in a line at the console: <Line>' -ForEach @(
        @{ Code = 'Test-EntSsoPasswordSync {0}/fabrikam'; Line = 'All is well: * checks passed, * do not apply.' }
        @{ Code = 'Test-EntSsoPasswordSync {0}/fabrikam -FirstBrokenLink'; Line = 'No broken link found: * checks passed, * do not apply.' }
        @{ Code = 'Test-EntSsoPasswordSync {0}/fabrikam-spn-missing'; Line = '* checks passed, * do not apply: -All lists them.' }
        @{ Code = 'Test-EntSsoPasswordSync {0}/logs/spn-trouble.xml -Rule SYNC-01'; Line = 'Nothing was checked: 1 does not apply.' }
    ) {
        (Invoke-Hosted ($Code -f $Samples)).Lines | Should -BeLike "*$Line*"
    }

    It 'adds no line where findings are piped on, and none with -Quiet, -Status or -All' {
        foreach ($end in '| Out-Null', '-Quiet', '-Status Fail', '-All') {
            (Invoke-Hosted "Test-EntSsoPasswordSync $Samples/fabrikam-spn-missing $end").Lines | Should -BeNullOrEmpty
        }
    }

    It 'is grouped in the table: failures, then warnings, then what is unknown by the source that would answer it' {
        $text = (Test-EntSsoPasswordSync $Log | Out-String -Width 80) -replace '\x1b\[[\d;]*m'

        $text | Should -Match '(?s)failed\s.*KRB-06.*unknown without a directory: see Get-EntSsoDeployment\s.*KRB-01.*KRB-04.*unknown, not collected: see Get-EntSsoDeployment\s.*GATE-02'
        [regex]::Matches($text, 'unknown without a directory').Count | Should -Be 1
        (Test-EntSsoSpn ENTSSO/A | Out-String) -replace '\x1b\[[\d;]*m' | Should -BeLike '*Unknown without a directory: add -Directory*'
    }
}

Describe 'A finding in the pipeline' {
    It 'goes to the cmdlet that fixes it: GATE-02 to Enable-EntSsoMiisSync' {
        $file = Join-Path $TestDrive 'gate.json'
        Copy-Item (Join-Path $GateClosed 'deployment.json') $file
        $before = Get-FileHash $file

        $findings = Test-EntSsoPasswordSync $GateClosed | Where-Object RuleId -EQ GATE-02
        $findings | Enable-EntSsoMiisSync -DeploymentPath $file -WhatIf | Should -BeNullOrEmpty
        (Get-FileHash $file).Hash | Should -Be $before.Hash

        ($findings | Enable-EntSsoMiisSync -DeploymentPath $file -PassThru -Confirm:$false).AllowMiis | Should -BeTrue
        Test-EntSsoPasswordSync $file -Rule GATE-02 | Should -BeNullOrEmpty
    }

    It 'goes to the cmdlet that fixes it: MAP-02 to Reset-EntSsoMapping' {
        # The group has the account by now, as the remedy says first: the facts of the healthy sample.
        $file = Join-Path $TestDrive 'mapping.json'
        Copy-Item (Join-Path $Healthy 'deployment.json') $file
        $before = Get-FileHash $file

        $finding = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-user-outside-application-users') | Where-Object RuleId -EQ MAP-02
        ($finding.Application, $finding.WindowsAccount) | Should -Be @('MAINFRAME', 'FABRIKAM\ana.costa')
        $finding | Reset-EntSsoMapping -DeploymentPath $file -WhatIf | Should -BeNullOrEmpty
        (Get-FileHash $file).Hash | Should -Be $before.Hash

        $reset = $finding | Reset-EntSsoMapping -DeploymentPath $file -PassThru -Confirm:$false
        ($reset.Application, $reset.WindowsAccount) | Should -Be @('MAINFRAME', 'FABRIKAM\ana.costa')
    }

    It 'goes to the cmdlet that fixes it: KRB-01 to Register-EntSsoSpn' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        $findings = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-spn-missing') | Where-Object RuleId -EQ KRB-01

        $findings | Register-EntSsoSpn -AsCommand -WhatIf | Should -Be 'setspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact'
        $findings | Register-EntSsoSpn -Directory 'ldap://127.0.0.1:1' -TimeoutSeconds 2 -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_Directory*'
    }

    It 'does not hand its account to Unregister-EntSsoSpn, because that is the account that should hold the SPN' {
        $finding = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-spn-duplicate') | Where-Object RuleId -EQ KRB-03

        (Get-Command Unregister-EntSsoSpn).Parameters['Account'].Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true
        if (-not $OnWindows) {
            $finding | Unregister-EntSsoSpn -Account FABRIKAM\ssosvcold -AsCommand | Should -Be 'setspn -D ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcold'
        }
    }
}

Describe 'Findings as data' {
    It 'have no compiler-made value in CSV' {
        $csv = Test-EntSsoPasswordSync $GateClosed -All | ConvertTo-Csv -NoTypeInformation

        $csv -join "`n" | Should -Not -CMatch '<>|System\.|EntSso\.[A-Z]|\{ \w+ ='
        $row = $csv | ConvertFrom-Csv | Where-Object RuleId -EQ GATE-02 | Where-Object Status -EQ Fail
        ($row.Link, $row.EventId, $row.Server, $row.Basis) | Should -Be @('ServerGate', '11070', 'INTSVR1.fabrikam.com', 'Documented')
        $row.Steps | Should -BeLike '*Enable-EntSsoMiisSync -Server INTSVR1.fabrikam.com; # or:*ssoconfig -allowPS MIIS yes*'
    }
}

Describe 'The facts of a deployment' {
    BeforeAll {
        # Every object that can be reached from one, as PowerShell shows it.
        function script:Get-Reachable($Root) {
            $queue = [System.Collections.Generic.Queue[object]]::new()
            $queue.Enqueue($Root)
            $count = 0
            while ($queue.Count -gt 0 -and $count -lt 20000) {
                $item = $queue.Dequeue()
                $count++
                foreach ($property in $item.PSObject.Properties) {
                    foreach ($value in $property.Value) {
                        [pscustomobject]@{ Owner = $item.PSObject.TypeNames[0]; Name = $property.Name; Value = $value; Whole = $property.Value }
                        if ($null -ne $value -and $value.GetType().FullName -like 'EntSso.*' -and $value -isnot [enum]) { $queue.Enqueue($value) }
                    }
                }
            }
        }
    }

    It 'are plain values in <_>' -ForEach 'fabrikam', 'fabrikam-spn-duplicate', 'chain' {
        $reached = @(Get-Reachable (Get-EntSsoDeployment (Join-Path $Samples $_) -WarningAction SilentlyContinue))

        $reached.Count | Should -BeGreaterThan 100
        $reached | Where-Object { "$(if ($null -ne $_.Value) { $_.Value.GetType().FullName })" -match 'Fact`|<>' } | ForEach-Object { "$($_.Owner).$($_.Name)" } |
            Select-Object -Unique | Should -BeNullOrEmpty
    }

    It 'are plain for every type of a deployment, whatever a sample holds' {
        $types = (([xml](Get-Content (Join-Path $ModuleFolder 'EntSsoPS.PlainValues.ps1xml') -Raw)).Types.Type | Where-Object TypeAdapter).Name
        # What a deployment leads to, by its properties.
        $deployment = [EntSso.Deployment.SyncDeployment]
        $waiting = [System.Collections.Generic.Queue[type]]::new([type[]]$deployment)
        $reached = @{ $deployment.FullName = $deployment }
        $plain = while ($waiting.Count -gt 0) {
            $type = $waiting.Dequeue()
            $all = @($type.GetProperties('Public, Instance').PropertyType)
            if ($all | Where-Object { $_ -ne [string] -and ($_.Name -eq 'Fact`1' -or [System.Collections.IEnumerable].IsAssignableFrom($_)) }) { $type.FullName }
            while ($all | Where-Object IsGenericType) { $all = @($all | ForEach-Object { if ($_.IsGenericType) { $_.GetGenericArguments() } else { $_ } }) }
            foreach ($next in $all | Where-Object { $_.IsClass -and $_.Namespace -eq $deployment.Namespace -and -not $reached.ContainsKey($_.FullName) }) {
                if (-not $reached.ContainsKey($next.FullName)) { $reached[$next.FullName] = $next; $waiting.Enqueue($next) }
            }
        }

        $types | Sort-Object | Should -Be (@('EntSso.Diagnosis.Finding') + $plain | Sort-Object)
        foreach ($type in $types) { (Get-TypeData $type).TypeAdapter.FullName | Should -Be 'EntSsoPS.Output.PlainValues' }
    }

    It 'filter as they read' {
        $deployment = Get-EntSsoDeployment $GateClosed

        @($deployment.Servers | Where-Object AllowMiis).Name | Should -Be 'INTSVR2.fabrikam.com'
        @($deployment.Servers | Where-Object AllowMiis -EQ $false).Name | Should -Be 'INTSVR1.fabrikam.com'
        $deployment.Servers[0].AllowMiis | Should -BeOfType [bool]
    }

    It 'are null with the reason beside them where they are unknown' {
        $server = (Get-EntSsoDeployment $Log).Servers + (Import-EntSsoDeployment (Join-Path $Healthy 'deployment.json')).Servers | Select-Object -First 1

        $server.ClusterName | Should -Be $null
        $server.Unknown | Should -Contain 'ClusterName: not collected'
        $server.PSObject.Properties.Name | Should -Contain 'Unknown'
    }

    It 'are clean in JSON and CSV after Select-Object' {
        $servers = (Get-EntSsoDeployment $Healthy).Servers | Select-Object *
        $json = $servers | ConvertTo-Json -Depth 6 | ConvertFrom-Json

        $json[0].AllowMiis | Should -BeTrue
        ($servers | ConvertTo-Csv -NoTypeInformation) -join "`n" | Should -Not -Match 'Fact|<>|System\.Collections'
    }

    It 'still go to the cmdlets that take a deployment' {
        Get-EntSsoDeployment $GateClosed | Test-EntSsoPasswordSync -Quiet | Should -BeFalse
    }
}
