# The cmdlets on a live SSO system: a Windows process, components that Windows activates by class id, and ssoconfig as a program of its own.
# Behind them are the fakes of tests/EntSso.FakeComponents, which keep the documented contract. ENTSSO_FAKE_COMPONENTS names their assembly
# where they are registered, ENTSSO_SYNC the command line tool; tests/wine/run.sh does both.
BeforeDiscovery {
    $script:Apartments = 'STA', 'MTA'
    # What each change calls, without the server in front, and what is true then.
    $alice = 'Payroll FABRIKAM\alice'
    $script:Changes = @(
        @{ Code = 'Set-EntSsoPasswordSyncMode WindowsToAdapters'; Calls = 'UpdateGlobalInfo(0x400, 0x400, 1001, 1002, 1003, 1004, 2, 60, null, null, null)'; Read = { $_.WindowsToAdapters }; Is = $true }
        @{ Code = 'Enable-EntSsoMiisSync'; Read = { $_.AllowMiis }; Is = $true }
        @{ Code = 'Disable-EntSsoMiisSync'; First = 'Enable-EntSsoMiisSync'; Read = { $_.AllowMiis }; Is = $false }
        @{ Code = 'Enable-EntSsoPcnsSync'; Read = { $_.AllowPcns }; Is = $true }
        @{ Code = 'Disable-EntSsoPcnsSync'; First = 'Enable-EntSsoPcnsSync'; Read = { $_.AllowPcns }; Is = $false }
        @{ Code = 'Set-EntSsoServer -PasswordSyncAge 12'; Read = { $_.PasswordSyncAgeHours }; Is = 12 }
        @{ Code = 'Set-EntSsoServer -PositiveAuditLevel 3 -NegativeAuditLevel 2'; Read = { $_.PositiveAuditLevel, $_.NegativeAuditLevel }; Is = 3, 2 }
        @{ Code = 'Enable-EntSsoApplication Shared'; First = 'Disable-EntSsoApplication Shared'; Calls = 'UpdateApplication(Shared, null, null, null, null, 0x2, 0x2)', 'PurgeCacheForApplication(Shared)'; Read = { $_.IsEnabled }; Is = $true }
        @{ Code = 'Disable-EntSsoApplication Orders'; Calls = 'UpdateApplication(Orders, null, null, null, null, 0x0, 0x2)', 'PurgeCacheForApplication(Orders)'; Read = { $_.IsEnabled }; Is = $false }
        @{ Code = 'Enable-EntSsoDirectSync Orders'; Calls = 'UpdateApplication2(Orders, directPasswordSync=True, )'; Read = { $_.DirectPasswordSync }; Is = $true }
        @{ Code = 'Disable-EntSsoDirectSync Orders'; First = 'Enable-EntSsoDirectSync Orders'; Calls = 'UpdateApplication2(Orders, directPasswordSync=False, )'; Read = { $_.DirectPasswordSync }; Is = $false }
        @{ Code = 'Enable-EntSsoAdapter SpareAdapter'; Calls = 'UpdateApplication(SpareAdapter, null, null, null, null, 0x2, 0x2)'; Read = { $_.IsEnabled }; Is = $true }
        @{ Code = 'Disable-EntSsoAdapter HostAdapter'; Calls = 'UpdateApplication(HostAdapter, null, null, null, null, 0x0, 0x2)'; Read = { $_.IsEnabled }; Is = $false }
        @{ Code = 'Set-EntSsoAdapter HostAdapter -SendOldPassword $true'; Calls = 'UpdateApplication(HostAdapter, null, null, null, null, 0x2000, 0x2000)'; Read = { $_.SendOldPassword, $_.SyncToAdapter }; Is = $true, $true }
        @{ Code = 'Add-EntSsoAdapterApplication SpareAdapter Orders'; Calls = 'AssignApplicationToAdapter(Orders, SpareAdapter)'; Read = { $_.Adapter }; Is = 'SpareAdapter' }
        @{ Code = 'Remove-EntSsoAdapterApplication HostAdapter Payroll'; Calls = 'RemoveApplicationFromAdapter(Payroll)'; Read = { $_.Adapter }; Is = $null }
        @{ Code = "Disable-EntSsoMapping $alice"; Calls = 'Disable(FABRIKAM\alice -> Payroll\ALICE01)'; Read = { $_.IsEnabled, $_.ExternalUser }; Is = $false, 'ALICE01' }
        @{ Code = 'Enable-EntSsoMapping Payroll FABRIKAM\bob'; Calls = 'Enable(FABRIKAM\bob -> Payroll\BOB01, 0)'; Read = { $_.IsEnabled, $_.ExternalUser }; Is = $true, 'BOB01' }
        @{ Code = 'New-EntSsoMapping Orders FABRIKAM\carol CAROL01 -Force'; Calls = 'Create(FABRIKAM\carol -> Orders\CAROL01, 0x0, 0)'; Read = { $_.WindowsAccount, $_.ExternalUser, $_.IsEnabled }; Is = 'FABRIKAM\carol', 'CAROL01', $false }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Fakes = $env:ENTSSO_FAKE_COMPONENTS

    # Code that a user types: here, in the apartment of the shell, or in a runspace beside it. What it returns and its errors come back.
    function script:Invoke-Live([string] $Apartment, [string] $Code) {
        if ($Apartment -eq 'STA') {
            [System.Threading.Thread]::CurrentThread.ApartmentState | Should -Be 'STA'
            return & ([scriptblock]::Create($Code))
        }

        $Code | ForEach-Object -Parallel {
            [System.Threading.Thread]::CurrentThread.ApartmentState -eq 'MTA' -or $(throw 'The runspace is not in the multithreaded apartment.') | Out-Null
            Import-Module $using:ModuleFolder
            & ([scriptblock]::Create($_))
        }
    }

    function script:Get-Write { @([EntSso.FakeComponents.ComServer]::Writes | ForEach-Object { $_ -replace '^\S+ ' }) }
}

Describe 'A live system' {
    BeforeEach {
        Skip-Where (-not $Fakes) 'the fake ENTSSO components are not registered here; tests/wine/run.sh registers them'
        Add-Type -Path $Fakes
        [EntSso.FakeComponents.ComServer]::Reset()
    }

    Context 'in the <_> apartment' -ForEach $Apartments {
        BeforeAll { $script:Apartment = $_ }

        It 'shows system and mode' {
            $system = Invoke-Live $Apartment 'Get-EntSsoSystem'
            $system.WindowsToAdapters, $system.AllowWindowsInitiated, $system.ValidateTickets | Should -Be $false, $true, $true
            $system.SecretServer, $system.SsoAdministrators, $system.SsoAffiliateAdministrators | Should -Be 'INTSVR1.fabrikam.com', 'FABRIKAM\SSO Administrators', 'FABRIKAM\SSO Affiliate Administrators'
            $system.TicketTimeoutMinutes, $system.CredentialCacheTimeoutMinutes | Should -Be 2, 60
            $system.AuditDeletedApplications, $system.AuditDeletedMappings, $system.AuditCredentialLookups | Should -Be 1001, 1002, 1004
            $system.DatabaseServer, $system.DatabaseName | Should -Be 'SQL1', 'SSODB'

            $mode = Invoke-Live $Apartment 'Get-EntSsoPasswordSyncMode'
            $mode.WindowsToAdapters, $mode.AdaptersToDatabase, $mode.AdaptersToWindows | Should -Be $false, $false, $false
        }

        It 'shows servers' {
            $servers = @(Invoke-Live $Apartment 'Get-EntSsoServer')
            $servers.Name | Should -Be ([EntSso.FakeComponents.ComServer]::Server), 'INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com'

            $server = Invoke-Live $Apartment 'Get-EntSsoServer INTSVR2'
            $server.ServiceAccount, $server.Version.ToString(), $server.DatabaseServer, $server.DatabaseName | Should -Be 'FABRIKAM\ssosvcact', '10.0.2242.7', 'SQL1', 'SSODB'
            $server.AllowMiis, $server.AllowPcns, $server.IsMiisListenerRunning, $server.PasswordSyncAgeHours | Should -Be $false, $false, $true, 24
            $server.PositiveAuditLevel, $server.NegativeAuditLevel | Should -Be 0, 1
        }

        It 'shows applications and adapters' {
            $applications = @(Invoke-Live $Apartment 'Get-EntSsoApplication')
            $applications.Name | Sort-Object | Should -Be 'Config', 'Orders', 'Payroll', 'Shared'
            $payroll = $applications | Where-Object Name -EQ 'Payroll'
            $payroll.Type, $payroll.Adapter, $payroll.Users, $payroll.Administrators, $payroll.Description, $payroll.Contact |
                Should -Be 'Individual', 'HostAdapter', 'FABRIKAM\Payroll Users', 'FABRIKAM\Payroll Administrators', 'About Payroll', 'admin@fabrikam.com'

            $adapters = @(Invoke-Live $Apartment 'Get-EntSsoAdapter')
            $adapters.Name | Should -Be 'HostAdapter', 'SpareAdapter'
            $adapters.IsEnabled | Should -Be $true, $false
            $adapters[0].SyncToAdapter, $adapters[0].Computer, $adapters[0].Applications | Should -Be $true, 'HOST1.fabrikam.com', 'Payroll'
        }

        It 'shows mappings of an account, and of an external account' {
            $mapping = Invoke-Live $Apartment 'Get-EntSsoMapping -WindowsAccount FABRIKAM\alice'
            $mapping.Application, $mapping.WindowsAccount, $mapping.ExternalUser, $mapping.IsEnabled | Should -Be 'Payroll', 'FABRIKAM\alice', 'ALICE01', $true
            (Invoke-Live $Apartment 'Get-EntSsoMapping Payroll -ExternalUser BOB01').WindowsAccount | Should -Be 'FABRIKAM\bob'
        }

        It 'is changed once, and not by -WhatIf: <Code>' -ForEach $Changes {
            if ($First) { Invoke-Live $Apartment "$First -Confirm:`$false" }
            $before = Get-Write

            Invoke-Live $Apartment "$Code -WhatIf -PassThru" | Should -BeNullOrEmpty
            Get-Write | Should -Be $before

            $now = Invoke-Live $Apartment "$Code -Confirm:`$false -PassThru"
            $now | ForEach-Object $Read | Should -Be $Is
            @(Get-Write | Select-Object -Skip $before.Count) | Should -Be @($Calls | Where-Object { $_ })

            $done = Get-Write
            Invoke-Live $Apartment "$Code -Confirm:`$false -PassThru" | ForEach-Object $Read | Should -Be $Is
            Get-Write | Should -Be $done
        }

        It 'has a mapping created anew, and deleted' {
            (Invoke-Live $Apartment 'Reset-EntSsoMapping Payroll FABRIKAM\bob -Enable -Force -Confirm:$false -PassThru').IsEnabled | Should -BeTrue
            Get-Write | Should -Be 'Delete(FABRIKAM\bob -> Payroll\BOB01)', 'Create(FABRIKAM\bob -> Payroll\BOB01, 0x4, 0)', 'Enable(FABRIKAM\bob -> Payroll\BOB01, 0)'

            Invoke-Live $Apartment 'Remove-EntSsoMapping Payroll FABRIKAM\alice -Confirm:$false'
            (Invoke-Live $Apartment 'try { Get-EntSsoMapping -WindowsAccount FABRIKAM\alice -ErrorAction Stop } catch { $_ }').FullyQualifiedErrorId | Should -BeLike 'EntSso_*'
            @(Get-Write)[-1] | Should -Be 'Delete(FABRIKAM\alice -> Payroll\ALICE01)'
        }

        It 'is brought to a desired state, and is there then' {
            $file = Join-Path $TestDrive 'desired.json'
            $server = [EntSso.FakeComponents.ComServer]::Server
            Set-Content $file ('{ "entSsoConfiguration": "1.0", "passwordSyncMode": { "windowsToAdapters": true },
                "servers": [ { "name": "' + $server + '", "allowMiis": true, "passwordSyncAgeHours": 36 } ],
                "adapters": [ { "name": "SpareAdapter", "enabled": true } ],
                "applications": [ { "name": "Orders", "adapter": "SpareAdapter" } ] }')

            @(Invoke-Live $Apartment "Test-EntSsoConfiguration '$file'").Count | Should -Be 5
            Invoke-Live $Apartment "Set-EntSsoConfiguration '$file' -Confirm:`$false"
            Invoke-Live $Apartment "Test-EntSsoConfiguration '$file'" | Should -BeNullOrEmpty
            (Invoke-Live $Apartment 'Get-EntSsoApplication Orders').Adapter | Should -Be 'SpareAdapter'
            (Invoke-Live $Apartment "Get-EntSsoServer $server").PasswordSyncAgeHours | Should -Be 36
        }

        It 'is checked link by link' {
            $findings = Invoke-Live $Apartment 'Get-EntSsoDeployment -Live -Name Live -MappingOf FABRIKAM\alice | Test-EntSsoPasswordSync -All'
            $server = [EntSso.FakeComponents.ComServer]::Server
            ($findings | Where-Object { $_.RuleId -eq 'GATE-04' }).Status | Should -Be 'Fail'
            @($findings | Where-Object { $_.RuleId -eq 'GATE-02' -and $_.Subject -like "$($server.Split('.')[0])*" }).Status | Should -BeIn 'Fail', 'Warning'
            ($findings | Where-Object { $_.RuleId -eq 'APP-01' -and $_.Subject -eq 'Payroll' }).Status | Should -Be 'Pass'
            ($findings | Where-Object { $_.Subject -like '*alice*' -and $_.RuleId -eq 'MAP-01' }).Status | Should -Be 'Pass'
        }

        It 'says what the components refuse, with the number of the product' {
            $failed = Invoke-Live $Apartment 'try { Enable-EntSsoDirectSync Payroll -Confirm:$false -ErrorAction Stop } catch { $_ }'
            $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_*'
            Get-Write | Should -BeNullOrEmpty

            [EntSso.FakeComponents.ComServer]::Fail('UpdateApplication', 0x80070005)
            $failed = Invoke-Live $Apartment 'try { Enable-EntSsoAdapter SpareAdapter -Confirm:$false -ErrorAction Stop } catch { $_ }'
            $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_AccessDenied,*'
            $failed.Exception.Message | Should -BeLike '*SpareAdapter*'

            $failed = Invoke-Live $Apartment 'try { Get-EntSsoServer NOSUCH -ErrorAction Stop } catch { $_ }'
            $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_*'
            $failed.Exception.Message | Should -BeLike '*NOSUCH*'
        }
    }

    It 'is told of as it was left by Ctrl+C' {
        Invoke-Stopped 'Disable-EntSsoApplication Payroll, Orders -Verbose 4>&1' -At '^Made: Payroll: Application enabled' |
            Should -BeLike 'Stopped. Changes made before: Payroll: Application enabled: yes -> no. To continue, run the same command again.'
        (Get-EntSsoApplication Payroll, Orders).IsEnabled | Should -Be $false, $true
    }

    It 'is read and changed from several runspaces at once' {
        $names = 1..8 | ForEach-Object -Parallel {
            Import-Module $using:ModuleFolder
            $change = if ($_ % 2) { 'Enable-EntSsoAdapter' } else { 'Disable-EntSsoAdapter' }
            $null = & $change SpareAdapter -Confirm:$false -PassThru 2>&1
            ((Get-EntSsoApplication).Name | Sort-Object) -join ' '
        } -ThrottleLimit 8

        $names | Should -HaveCount 8
        $names | Sort-Object -Unique | Should -Be 'Config Orders Payroll Shared'
        Get-Write | Sort-Object -Unique | Should -BeIn 'UpdateApplication(SpareAdapter, null, null, null, null, 0x2, 0x2)', 'UpdateApplication(SpareAdapter, null, null, null, null, 0x0, 0x2)'
    }

    It 'is collected by the command line tool as by the module' {
        Skip-Where (-not $env:ENTSSO_SYNC) 'the command line tool is not published here; tests/wine/run.sh publishes it'
        $byTool = Join-Path $TestDrive 'tool.json'
        & $env:ENTSSO_SYNC collect --live --mapping-of FABRIKAM\alice --name Live --output $byTool
        $LASTEXITCODE | Should -Be 0

        $byModule = Join-Path $TestDrive 'module.json'
        Get-EntSsoDeployment -Live -Name Live -MappingOf FABRIKAM\alice | Export-EntSsoDeployment $byModule

        # Only when and by whom it was collected differs.
        $texts = foreach ($file in $byTool, $byModule) { (Get-Content $file -Raw) -replace '\d{4}-\d\d-\d\dT[\d:.]+Z', 'T' -split '\r?\n' }
        $half = $texts.Count / 2
        Compare-Object $texts[0..($half - 1)] $texts[$half..($texts.Count - 1)] | Should -BeNullOrEmpty
        @((Get-Content $byTool -Raw | ConvertFrom-Json).applications.name) | Should -Contain 'Payroll'
    }
}

Describe 'The list of this suite' {
    It 'has every cmdlet that reads or changes a live system' {
        $text = Get-Content (Join-Path $PSScriptRoot 'Live.Tests.ps1') -Raw
        # Those that read a live event log need one, which Wine has not.
        $live = Get-Command -Module EntSsoPS | Where-Object { $_.ParameterSets.Name -contains 'Live' -and $_.Name -notmatch 'EntSso(SyncEvent|PasswordChange)$' }

        $live.Count | Should -BeGreaterThan 20
        foreach ($cmdlet in $live) { $text -match "\b$($cmdlet.Name)\b" | Should -BeTrue -Because "$($cmdlet.Name) acts on a live system" }
    }
}
