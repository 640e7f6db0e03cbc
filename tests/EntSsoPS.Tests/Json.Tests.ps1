# What ConvertTo-Json makes of the objects without any preparation: enumerations as words, and no event repeated for each of its stages.
BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed/deployment.json'
    $script:Objects = @(
        @{ What = 'change'; Get = { Get-EntSsoPasswordChange (Join-Path $Samples chain) -WarningAction SilentlyContinue } }
        @{ What = 'finding'; Get = { Test-EntSsoPasswordSync $GateClosed -All } }
        @{ What = 'event'; Get = { Get-EntSsoSyncEvent (Join-Path $Samples 'fabrikam/application.evtx') } }
        @{ What = 'event definition'; Get = { Get-EntSsoEventDefinition } }
        @{ What = 'rule'; Get = { Get-EntSsoRule } }
        @{ What = 'server'; Get = { Get-EntSsoServer -DeploymentPath $GateClosed } }
        @{ What = 'application'; Get = { Get-EntSsoApplication -DeploymentPath $GateClosed } }
        @{ What = 'mapping'; Get = { Get-EntSsoMapping -DeploymentPath $GateClosed } }
        @{ What = 'setting'; Get = { Test-EntSsoConfiguration (Join-Path $Samples 'fabrikam.desired.json') -DeploymentPath $GateClosed -All } }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed/deployment.json'

    function script:ConvertTo-JsonAlone($Object) { ConvertTo-Json $Object -Depth 5 -WarningAction SilentlyContinue }
}

Describe 'JSON of a <What>' -ForEach $Objects {
    BeforeAll { $script:All = @(& $Get | Select-Object -First 60) }

    It 'has words for enumerations, and reads back as it was' {
        $All | Should -Not -BeNullOrEmpty
        foreach ($one in $All) {
            $back = ConvertTo-JsonAlone $one | ConvertFrom-Json
            $enumerations = @($one.PSObject.Properties | Where-Object { $_.Value -is [enum] })

            foreach ($property in $enumerations) { $back.($property.Name) | Should -BeExactly "$($property.Value)" -Because $property.Name }
            foreach ($property in $one.PSObject.Properties | Where-Object { $_.Value -is [string] -or $_.Value -is [bool] -or $_.Value -is [int] }) {
                $back.($property.Name) | Should -BeExactly $property.Value -Because $property.Name
            }
        }
    }

    It 'is below 10 kB' {
        foreach ($one in $All) { (ConvertTo-JsonAlone $one).Length | Should -BeLessThan 10kb -Because "$one" }
    }
}

Describe 'JSON of a change' {
    It 'has its stages with time, computer, event id, outcome and text, and no whole events' {
        $changes = @(Get-EntSsoPasswordChange (Join-Path $Samples chain) -WarningAction SilentlyContinue)
        foreach ($change in $changes) {
            $json = ConvertTo-JsonAlone $change
            $back = $json | ConvertFrom-Json

            @($back.Stages).Count | Should -Be $change.Stages.Count
            for ($i = 0; $i -lt $change.Stages.Count; $i++) {
                $stage, $of = @($back.Stages)[$i], $change.Stages[$i]
                foreach ($name in 'Computer', 'EventId', 'Text') { $stage.$name | Should -Be $of.$name }
                foreach ($name in 'Outcome', 'Step', 'Link') { $stage.$name | Should -BeExactly "$($of.$name)" }
                $stage.PSObject.Properties.Name | Should -Contain 'Time'
                $stage.PSObject.Properties.Name | Should -Not -Contain 'Event'
            }

            $back.PSObject.Properties.Name | Should -Not -Contain 'Events'
        }
    }

    It 'leaves the events to the object' {
        $change = Get-EntSsoPasswordChange (Join-Path $Samples chain) -Outcome Failed -WarningAction SilentlyContinue | Where-Object DecidedBy | Select-Object -First 1
        $decided = $change.Deliveries | Where-Object DecidedBy | Select-Object -First 1

        $change | Should -BeOfType EntSso.Events.Changes.PasswordChange
        $change.Events.Id | Should -Contain $change.DecidedBy.Id
        ($change.Stages | Where-Object EventId | Select-Object -First 1).Event.Message | Should -Not -BeNullOrEmpty
        $change.DecidedBy.Definition.Id | Should -Be $change.DecidedBy.Id
        if ($decided) { $decided.DecidedBy.Id | Should -Be $decided.EventId }
    }

    It 'filters by words and members as before' {
        $changes = @(Get-EntSsoPasswordChange (Join-Path $Samples chain) -WarningAction SilentlyContinue)

        @($changes | Where-Object Outcome -EQ Failed).Count | Should -Be @($changes | Where-Object { $_.Outcome -eq [EntSso.Events.Changes.PasswordChangeOutcome]::Failed }).Count
        @($changes | Where-Object { $_.Outcome -eq 'Failed' }).Count | Should -BeGreaterThan 0
    }
}
