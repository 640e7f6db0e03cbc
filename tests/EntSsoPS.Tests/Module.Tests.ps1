BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'The module' {
    It 'has a manifest that is valid and exports by name' {
        $manifest = Test-ModuleManifest (Join-Path $ModuleFolder 'EntSsoPS.psd1')

        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be (Get-Command -Module EntSsoPS).Name
        (Import-PowerShellDataFile (Join-Path $ModuleFolder 'EntSsoPS.psd1')).CmdletsToExport | Should -Not -Contain '*'
    }

    It 'ships its own assemblies and nothing that a shell would have to bind' {
        $files = Get-ChildItem (Join-Path $ModuleFolder 'bin') -Recurse -Filter '*.dll'

        $files.Name | Sort-Object -Unique | Should -Be @('EntSso.dll', 'EntSsoPS.dll')
        $files.Directory.Name | Sort-Object -Unique | Should -Be @('net10.0', 'net472')
    }

    It 'exports the cmdlets whose names it promises, and each has help for every parameter set' {
        foreach ($command in Get-Command -Module EntSsoPS) {
            $command.Verb | Should -BeIn (Get-Verb).Verb
            $command.Noun | Should -BeLike 'EntSso*'
            $command.OutputType | Should -Not -BeNullOrEmpty -Because $command.Name
        }
    }

    It 'can be removed and imported again' {
        Remove-Module EntSsoPS
        Get-Command Get-EntSsoSyncEvent -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Import-Module $ModuleFolder
        Get-Command Get-EntSsoSyncEvent | Should -Not -BeNullOrEmpty
    }

    It 'works in several runspaces at once' {
        $counts = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:ModuleFolder
            @(Get-EntSsoPasswordChange $using:Logs).Count
        } -ThrottleLimit 4

        $counts | Sort-Object -Unique | Should -HaveCount 1
        $counts | Should -HaveCount 4
    }
}
