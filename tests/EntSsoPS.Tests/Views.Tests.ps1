BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    # One object or a few of every type that a cmdlet returns, or that is looked at in what it returns.
    $script:Subjects = @(
        @{ Type = 'SyncEvent'; Get = { Get-EntSsoSyncEvent (Join-Path $Logs 'spn-trouble.xml') | Select-Object -First 2 } }
        @{ Type = 'PasswordChange'; Get = { Get-EntSsoPasswordChange (Join-Path $Logs 'healthy-day.evtx'), (Join-Path $Logs 'wrong-extension-account.evtx') } }
        @{ Type = 'PasswordDelivery'; Get = { (Get-EntSsoPasswordChange $Logs -Account ana.costa).Deliveries } }
        @{ Type = 'EventDefinition'; Get = { Get-EntSsoEventDefinition 11060, SSO_INFO_MIIS_PASSWORD_CHANGE_RECEIVED } }
        @{ Type = 'ErrorCode'; Get = { Get-EntSsoEventDefinition 0x80070005 } }
        @{ Type = 'Finding'; Get = { Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-server-gate-closed') -Rule GATE-0* -Status Fail, Warning, Unknown, Pass } }
        @{ Type = 'LinkSummary'; Get = { Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-spn-missing') -Summary } }
        @{ Type = 'EntSsoSystem'; Get = { Get-EntSsoSystem -DeploymentPath $GateClosed } }
        @{ Type = 'EntSsoServer'; Get = { Get-EntSsoServer -DeploymentPath $GateClosed } }
        @{ Type = 'EntSsoApplication'; Get = { Get-EntSsoApplication -DeploymentPath $GateClosed } }
        @{ Type = 'EntSsoAdapter'; Get = { Get-EntSsoAdapter -DeploymentPath $GateClosed } }
        @{ Type = 'EntSsoMapping'; Get = { Get-EntSsoMapping -DeploymentPath $GateClosed } }
        @{ Type = 'EntSsoPasswordSyncMode'; Get = { Get-EntSsoPasswordSyncMode -DeploymentPath $GateClosed } }
        @{ Type = 'ConfigurationSetting'; Get = { Test-EntSsoConfiguration (Join-Path $Samples 'fabrikam.desired.json') -DeploymentPath $GateClosed -All } }
        @{ Type = 'SyncDeployment'; Get = { Get-EntSsoDeployment (Join-Path $Samples 'fabrikam') } }
    )
    $script:OutputTypes = @(Get-Command -Module EntSsoPS | ForEach-Object { $_.OutputType.Name } | Sort-Object -Unique | Where-Object { $_ -like 'EntSso*' } |
            ForEach-Object { @{ TypeName = $_ } })
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:GateClosed = Join-Path $Samples 'fabrikam-server-gate-closed/deployment.json'
    $script:SnapshotFolder = Join-Path $PSScriptRoot 'Snapshots'
    $script:Culture = [cultureinfo]::CurrentCulture
    # Tables break between words only in languages that PowerShell knows to have them.
    [cultureinfo]::CurrentCulture = 'en-US'
    if (Test-Path Variable:PSStyle) {
        $script:Rendering = $PSStyle.OutputRendering
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $Culture
    if (Test-Path Variable:PSStyle) {
        $PSStyle.OutputRendering = $Rendering
    }
}

Describe 'The type <TypeName>' -ForEach $OutputTypes {
    It 'has a table and a list' {
        $views = (Get-FormatData -TypeName $TypeName).FormatViewDefinition

        $views.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] } | Should -Not -BeNullOrEmpty
        $views.Control | Where-Object { $_ -is [System.Management.Automation.ListControl] } | Should -Not -BeNullOrEmpty
    }

    It 'leaves its last column room in a window of 80 columns' {
        foreach ($table in (Get-FormatData -TypeName $TypeName).FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] }) {
            # The last column without a width takes what the others leave.
            $room = if ($table.Headers[-1].Width) { 0 } else { 16 }
            ($table.Headers | ForEach-Object { $_.Width + 1 } | Measure-Object -Sum).Sum | Should -BeLessOrEqual (80 - $room)
        }
    }
}

Describe '<Type> in a script' -ForEach $Subjects {
    BeforeAll { $script:object = @(& $Get)[0] }

    It 'has a property of the name of every column' {
        foreach ($table in (Get-FormatData -TypeName $object.PSObject.TypeNames[0]).FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] }) {
            for ($i = 0; $i -lt $table.Headers.Count; $i++) {
                $label = if ($table.Headers[$i].Label) { $table.Headers[$i].Label } else { $table.Rows[0].Columns[$i].DisplayEntry.Value }
                # A column of two values names both.
                $words = if ($object.PSObject.Properties[$label]) { $label } else { $label -split ': | or | and ' }
                $words | Where-Object { -not $object.PSObject.Properties[$_] } | Should -BeNullOrEmpty -Because "'$label' is a column"
            }
        }
    }

    It 'has a property of the name of every line' {
        foreach ($list in (Get-FormatData -TypeName $object.PSObject.TypeNames[0]).FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.ListControl] }) {
            # A line that is shown only where it applies belongs to a property that the object may not have.
            $labels = $list.Entries[0].Items | Where-Object { -not $_.ItemSelectionCondition } | ForEach-Object { if ($_.Label) { $_.Label } else { $_.DisplayEntry.Value } }
            $labels | Where-Object { -not $object.PSObject.Properties[$_] -and $_ -notin 'ComputerName', 'DeploymentPath' } | Should -BeNullOrEmpty
        }
    }

    It 'is text in CSV: no name of a type, and nothing that a compiler made' {
        Skip-Where ($Type -eq 'SyncDeployment') 'a deployment is one file and not a row: Export-EntSsoDeployment writes it'
        foreach ($property in ($object | Select-Object *).PSObject.Properties | Where-Object { $_.Name -notin 'Facts' }) {
            $cell = ([pscustomobject]@{ Value = $property.Value } | ConvertTo-Csv)[-1]
            $cell | Should -Not -Match '<>|^"System\.|^"EntSso\.|`\d\[|\[\]"$|\{ \w+ = ' -Because $property.Name
        }
    }
}

Describe '<Type> looks as before' -ForEach $Subjects {
    It 'as table and list, in 120 and 80 columns' {
        Skip-Where ($PSEdition -eq 'Desktop') 'Windows PowerShell lays lists and tables out a little otherwise'
        $PSStyle.OutputRendering = 'PlainText'
        $objects = @(& $Get)
        $objects | Should -Not -BeNullOrEmpty
        # Where lines break must not depend on where the repository is.
        foreach ($object in $objects) {
            foreach ($property in @($object.PSObject.Properties | Where-Object { $_.Value -is [string] -and $_.Value.Contains($Root) })) {
                $object | Add-Member -NotePropertyName $property.Name -NotePropertyValue $property.Value.Replace($Root, '.') -Force
            }
        }

        $text = foreach ($width in 120, 80) {
            foreach ($format in 'Table', 'List') {
                "== $format, $width columns"
                ((& "Format-$format" -InputObject $objects | Out-String -Width $width) -split '\r?\n' | ForEach-Object { $_.TrimEnd() }) -join "`n"
            }
        }
        $text = ($text -join "`n").Replace('\', '/') -replace '\n{3,}', "`n`n"
        $file = Join-Path $SnapshotFolder "$Type.txt"

        # After a change of views or texts: run the suite with the environment variable ENTSSO_WRITE_SAMPLES set to 1 and look at the difference.
        if ($env:ENTSSO_WRITE_SAMPLES -eq '1') {
            New-Item -ItemType Directory $SnapshotFolder -Force | Out-Null
            [System.IO.File]::WriteAllText($file, $text)
        }

        $text | Should -Be ([System.IO.File]::ReadAllText($file) -replace '\r')
        foreach ($part in [regex]::Matches($text, '(?s)== \w+, (\d+) columns\n(.*?)(?=\n== |\z)')) {
            ($part.Groups[2].Value -split '\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual ([int]$part.Groups[1].Value)
        }
    }
}

Describe '<Type> behind another type in one pipeline' -ForEach $Subjects {
    It 'is a short list, and no record is spelt out in it' {
        $text = @(Get-Date) + @(& $Get)[0] | Out-String -Width 120

        $text | Should -Not -Match '\{ \w+ = '
        $text | Should -Not -Match 'System\.|EntSso\.'
        ($text -split '\n').Count | Should -BeLessOrEqual 40
    }
}

Describe 'Colour' {
    BeforeEach {
        Skip-Where ($PSEdition -eq 'Desktop') 'Windows PowerShell has no $PSStyle'
        $script:Finding = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-system-gate-closed') -Rule GATE-04
    }

    It 'marks the status, which stays a word' {
        $PSStyle.OutputRendering = 'Ansi'

        $Finding | Out-String | Should -Match ([regex]::Escape("$($PSStyle.Foreground.Red)Fabrikam: failed"))
    }

    It 'is left out as PowerShell is told to' {
        $PSStyle.OutputRendering = 'PlainText'

        $Finding | Out-String | Should -Not -Match '\x1b'
    }

    It 'is left out with NO_COLOR' {
        $old = $env:NO_COLOR
        $env:NO_COLOR = '1'
        try {
            $text = Invoke-PowerShell -NoProfile -Command "Import-Module '$ModuleFolder'; Test-EntSsoSpn ENTSSO/A | Out-String"
        }
        finally {
            $env:NO_COLOR = $old
        }

        $text -join "`n" | Should -BeLike '*Unknown*KRB-01*'
        $text -join "`n" | Should -Not -Match '\x1b'
    }

    It 'adds nothing to what scripts see' {
        $Finding | Get-Member StatusText, SectionText | Should -BeNullOrEmpty
        ($Finding | Select-Object *).PSObject.Properties.Name | Should -Not -Contain 'StatusText'
    }
}
