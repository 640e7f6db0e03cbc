BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Samples = Join-Path $Root 'docs/samples'
    $script:Healthy = Join-Path $Samples 'fabrikam'
    $script:GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed'
}

Describe 'Test-EntSsoPasswordSync' {
    It 'finds nothing wrong with the healthy sample' {
        $findings = Test-EntSsoPasswordSync $Healthy -All

        $findings.Count | Should -BeGreaterThan 100
        $findings.Status | Sort-Object -Unique | Should -Be @('Pass', 'NotApplicable')
    }

    It 'names <Rule> for <Sample>' -ForEach @(
        @{ Sample = 'fabrikam-wrong-extension-account'; Rule = 'EXT-06'; Remedy = '*ssosvcact*' }
        @{ Sample = 'fabrikam-server-gate-closed'; Rule = 'GATE-02'; Remedy = '*ssoconfig -allowPS MIIS yes*' }
        @{ Sample = 'fabrikam-system-gate-closed'; Rule = 'GATE-04'; Remedy = '*ssomanage -enable winsync*' }
        @{ Sample = 'fabrikam-spn-missing'; Rule = 'KRB-01'; Remedy = '*setspn -S ENTSSO/*' }
        @{ Sample = 'fabrikam-user-outside-application-users'; Rule = 'MAP-02'; Remedy = '*ssomanage -deletemapping*' }
    ) {
        $finding = Test-EntSsoPasswordSync (Join-Path $Samples $Sample) -Rule $Rule | Where-Object Status -EQ Fail | Select-Object -First 1

        $finding.RuleId | Should -Be $Rule
        $finding.Remedy | Should -BeLike $Remedy
    }

    It 'sums up link by link' {
        $links = Test-EntSsoPasswordSync $GateClosed -Summary

        ($links | Where-Object Link -EQ ServerGate).Status | Should -Be Fail
        ($links | Where-Object Link -EQ SystemGate).Status | Should -Be Pass
        ($links | Where-Object IsFirstBroken).Link | Should -Be ServerGate
        ($links | Where-Object IsConsequence).Link | Should -Be SyncEngine
        ($links | Get-TableText) -split '\r?\n' | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 120
    }

    It 'returns what broke first, and nothing else' {
        $first = Test-EntSsoPasswordSync $GateClosed -FirstBrokenLink -WarningAction Stop

        $first.RuleId | Should -Be 'GATE-02'
        $first.Remedy | Should -BeLike '*ssoconfig -allowPS MIIS yes*'
        Test-EntSsoPasswordSync $Healthy -FirstBrokenLink -WarningAction Stop | Should -BeNullOrEmpty
        { Test-EntSsoPasswordSync $Healthy -FirstBrokenLink -Summary } | Should -Throw -ErrorId 'EntSso_Argument,*'
    }

    It 'warns that nothing broken does not mean sound where checks could not be made' {
        $alone = Join-Path $Healthy 'deployment.json'

        Test-EntSsoPasswordSync $alone -FirstBrokenLink -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $told.Message | Should -BeLike 'No broken link found, but *some checks could not run (*): use -Summary to see where.'
    }

    It 'selects and leaves out rules' {
        (Test-EntSsoPasswordSync $Healthy -Rule KRB-*, GATE-04 -ExcludeRule KRB-06 -All).RuleId | Sort-Object -Unique |
            Should -Be @('GATE-04', 'KRB-00', 'KRB-01', 'KRB-02', 'KRB-03', 'KRB-04', 'KRB-05', 'KRB-07', 'KRB-08', 'KRB-09')
    }

    It 'refuses a rule that does not exist' {
        { Test-EntSsoPasswordSync $Healthy -Rule NOSUCH-* } | Should -Throw -ErrorId 'EntSso_RuleNotFound*'
    }

    It 'offers the rules' {
        $line = 'Test-EntSsoPasswordSync . -Rule GATE-0'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'GATE-02'
    }

    It 'judges the good files of a folder with a bad one, and names that one with its place' {
        $folder = Join-Path $TestDrive 'mixed'
        Copy-Item $GateClosed $folder -Recurse
        Set-Content (Join-Path $folder 'ENTSSO.xml') "<sso>`n  <ENTSSOMA name='x'"
        Set-Content (Join-Path $folder 'MA-broken.xml') "<saved-ma-configuration>`n  <ma-data>`n    <name>X</ma-data>"

        $findings = Test-EntSsoPasswordSync $folder -ErrorVariable failed -ErrorAction SilentlyContinue

        ($findings | Where-Object RuleId -EQ 'GATE-02').Status | Should -Contain Fail
        $malformed = $findings | Where-Object RuleId -EQ 'XML-01'
        $malformed.Status | Should -Be Fail
        $malformed.Place | Should -BeLike '*ENTSSO.xml(*'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_SourceUnreadable,*'
        $failed[0].Exception.Message | Should -BeLike '*MA-broken.xml(*'
    }

    It 'takes paths from the pipeline' {
        ($GateClosed | Test-EntSsoPasswordSync | Where-Object RuleId -EQ 'GATE-02').Status | Should -Contain Fail
        (Get-Item $GateClosed | Test-EntSsoPasswordSync | Where-Object RuleId -EQ 'GATE-02').Status | Should -Contain Fail
    }

    It 'checks each folder of the pipeline separately, in any order, and names it in its findings' {
        $folders = Get-ChildItem $Samples -Directory -Filter 'fabrikam*'
        $broken = @($folders | Where-Object Name -NE 'fabrikam')

        $inOrder = $folders | Test-EntSsoPasswordSync -All
        $reversed = $folders | Sort-Object Name -Descending | Test-EntSsoPasswordSync -All

        $failed = $inOrder | Where-Object Status -EQ Fail | ForEach-Object Deployment | Sort-Object -Unique
        $failed | Should -Be ($broken | ForEach-Object { "Fabrikam ($($_.Name))" } | Sort-Object)
        $inOrder | ForEach-Object Deployment | Sort-Object -Unique | Should -HaveCount $folders.Count
        $text = { '{0} {1} {2} {3} {4}' -f $_.Deployment, $_.RuleId, $_.Subject, $_.Status, $_.Evidence }
        ($reversed | ForEach-Object $text | Sort-Object) | Should -Be ($inOrder | ForEach-Object $text | Sort-Object)
    }

    It 'checks each deployment of the pipeline separately and names the second of a name' {
        $deployments = $Healthy, $GateClosed | ForEach-Object { Get-EntSsoDeployment $_ }

        $findings = $deployments | Test-EntSsoPasswordSync -Rule GATE-02 -All

        $findings | Where-Object Status -EQ Fail | ForEach-Object Deployment | Should -Be 'Fabrikam (2)'
        ($deployments | Test-EntSsoPasswordSync -Rule GATE-02 -Summary | Where-Object Status -EQ Fail).Deployment | Should -Be 'Fabrikam (2)'
    }

    It 'takes the paths of one -DeploymentPath as one deployment and warns of what contradicts itself' {
        $findings = Test-EntSsoPasswordSync $Healthy, $GateClosed -Rule GATE-02 -All -WarningVariable warned -WarningAction SilentlyContinue

        @($findings | ForEach-Object Deployment | Sort-Object -Unique) | Should -Be @('Fabrikam')
        $warned.Message | Should -BeLike '*deployment.json: It contradicts *deployment.json. servers INTSVR1.fabrikam.com allowMiis is * here (*) and * there (*'
    }

    It 'checks the exports of two engines in one folder engine by engine' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'cfg')
        foreach ($engine in @{ Name = 'PILOT1'; Switch = 1 }, @{ Name = 'PROD1'; Switch = 0 }) {
            $own = New-Item -ItemType Directory (Join-Path $folder $engine.Name)
            Set-Content (Join-Path $own 'MV.xml') ("<saved-mv-configuration server='{0}'><mv-data><password-sync><password-sync-enabled>{1}</password-sync-enabled></password-sync></mv-data></saved-mv-configuration>" -f $engine.Name, $engine.Switch)
        }

        $findings = Test-EntSsoPasswordSync $folder -Rule SYNC-01 -All -WarningAction SilentlyContinue

        $findings | ForEach-Object { '{0} {1} {2}' -f $_.Deployment, $_.Subject, $_.Status } | Should -Be @('cfg (PILOT1) PILOT1 Pass', 'cfg (PROD1) PROD1 Fail')
        { Get-EntSsoDeployment $folder -WarningAction SilentlyContinue | Export-EntSsoDeployment (Join-Path $TestDrive 'both.json') } |
            Should -Throw -ErrorId 'EntSso_SeveralEngines,*'
        Get-EntSsoDeployment $folder -WarningAction SilentlyContinue | Export-EntSsoReport (Join-Path $TestDrive 'both.json')
        (Get-Content (Join-Path $TestDrive 'both.json') -Raw | ConvertFrom-Json).deployments.name | Should -Be @('PILOT1', 'PROD1')
    }

    It 'says that a folder holds nothing it knows' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'nothing')

        Test-EntSsoPasswordSync $folder -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NothingRecognised,*'
    }
}

Describe 'Test-EntSsoManagementAgent' {
    It 'runs the rules of ENTSSO.xml and the extension alone' {
        (Test-EntSsoManagementAgent $Healthy -All).RuleId | ForEach-Object { $_.Substring(0, 4) } | Sort-Object -Unique | Should -Be @('EXT-', 'XML-')
    }

    It 'names the element that is written in the wrong case' {
        (Test-EntSsoManagementAgent (Join-Path $Samples 'fabrikam-xml-wrong-case') | Where-Object Status -EQ Fail).RuleId | Should -Contain 'XML-02'
    }
}

Describe 'Deployments' {
    It 'are gathered, written, read and judged alike' {
        $file = Join-Path $TestDrive 'deployment.json'

        Get-EntSsoDeployment $GateClosed -Name Gathered | Export-EntSsoDeployment $file
        $findings = Import-EntSsoDeployment $file | Test-EntSsoPasswordSync

        (Import-EntSsoDeployment $file).Name | Should -Be 'Gathered'
        ($findings | Where-Object Status -EQ Fail).RuleId | Should -Contain 'GATE-02'
    }

    It 'are read one by one, by list and pattern, and several are written as one' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'parts')
        Set-Content (Join-Path $folder 'a.json') '{ "entSsoDeployment": "1.0", "servers": [ { "name": "ONE.fabrikam.com" } ] }'
        Set-Content (Join-Path $folder 'b.json') '{ "entSsoDeployment": "1.0", "servers": [ { "name": "TWO.fabrikam.com" } ] }'
        $all = Join-Path $folder 'all.json'

        (Import-EntSsoDeployment (Join-Path $folder '*.json')).Servers.Name | Should -Be @('ONE.fabrikam.com', 'TWO.fabrikam.com')
        Import-EntSsoDeployment (Join-Path $folder 'b.json'), (Join-Path $folder 'a.json') | Export-EntSsoDeployment $all

        (Import-EntSsoDeployment $all).Servers.Name | Sort-Object | Should -Be @('ONE.fabrikam.com', 'TWO.fabrikam.com')
    }

    It 'are not written with -WhatIf' {
        $file = Join-Path $TestDrive 'never.json'

        Get-EntSsoDeployment $Healthy | Export-EntSsoDeployment $file -WhatIf

        $file | Should -Not -Exist
    }

    It 'name line and column of what is wrong in the file' {
        $file = Join-Path $TestDrive 'bad.json'
        Set-Content $file "{`n  `"entSsoDeployment`": 17`n}"

        Import-EntSsoDeployment $file -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_DeploymentFormat,*'
        $failed[0].Exception.Message | Should -BeLike '*bad.json(2,*'
    }
}

Describe 'Export-EntSsoReport' {
    It 'writes <Name> by the file extension' -ForEach @(
        @{ Name = 'report.html'; Starts = '<!doctype html>*' }
        @{ Name = 'report.xml'; Starts = '<?xml*<testsuites*' }
        @{ Name = 'report.sarif'; Starts = '*"version": "2.1.0"*' }
        @{ Name = 'report.json'; Starts = '{*' }
    ) {
        $file = Join-Path $TestDrive $Name

        (Export-EntSsoReport $GateClosed $file -PassThru).FullName | Should -Be $file
        Get-Content $file -Raw | Should -BeLike $Starts
        Get-Content $file -Raw | Should -BeLike '*GATE-02*'
    }

    It 'writes nothing with -WhatIf' {
        $file = Join-Path $TestDrive 'whatif.html'

        Export-EntSsoReport $Healthy $file -WhatIf

        $file | Should -Not -Exist
    }

    It 'asks for the format when the extension does not tell' {
        { Export-EntSsoReport $Healthy (Join-Path $TestDrive 'report.txt') } | Should -Throw -ErrorId 'EntSso_ReportFormat*'
    }
}
