# The packages, as `dotnet pack` makes them from the staged module and from the last build of the command line tool.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Manifest = Import-PowerShellDataFile (Join-Path $Root 'EntSsoPS.psd1')
    $script:PackageFolder = (New-Item -ItemType Directory (Join-Path $TestDrive 'packages')).FullName

    # The reason why there are no packages to look at; nothing where there are.
    function script:Build-Package {
        $tool = Get-ChildItem (Join-Path $Root 'src/EntSso.Cli/bin/*/net10.0/entsso-sync.dll') -ErrorAction SilentlyContinue |
            Sort-Object LastWriteTime | Select-Object -Last 1
        if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { return 'dotnet, the .NET SDK, is not on PATH' }
        if (-not $tool) { return 'the command line tool has not been built' }

        foreach ($arguments in @('src/EntSsoPS'), @('src/EntSso.Cli', '-c', $tool.Directory.Parent.Name)) {
            $printed = dotnet pack (Join-Path $Root $arguments[0]) ($arguments | Select-Object -Skip 1) --no-build -o $PackageFolder -v quiet 2>&1
            if ($LASTEXITCODE -ne 0) { throw "dotnet pack $arguments failed: $($printed -join "`n")" }
        }
    }

    $script:NoPackage = Build-Package
    $script:Package = Join-Path $PackageFolder "EntSsoPS.$($Manifest.ModuleVersion).nupkg"

    function script:Expand-Package([string] $Path) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [System.IO.Compression.ZipFile]::ExtractToDirectory($Path, $folder)
        $folder
    }
}

Describe 'The build script' {
    It 'hands every command line over to dotnet as it is written' {
        $syntax = [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $Root 'build.ps1'), [ref] $null, [ref] $null)
        $function = $syntax.Find({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $args[0].Name -eq 'Invoke-DotNet' }, $true)
        $calls = $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq 'Invoke-DotNet' }, $true)
        $calls.Count | Should -BeGreaterOrEqual 5

        # What the calls name is constant here; dotnet is a function that tells what it was given.
        $given = & ([scriptblock]::Create(@"
            `$root = 'ROOT'; `$out = 'OUT'; `$Configuration = 'Release'; `$project = 'PROJECT'; `$same = '-p:A=1', '-p:B=2'
            function dotnet { `$global:LASTEXITCODE = 0; "`$args" }
            $($function.Extent.Text)
            $($calls.Extent.Text -join "`n")
"@))

        $given | Should -HaveCount $calls.Count
        $given | Should -Contain "pack $(Join-Path 'ROOT' 'PROJECT') -c Release -o OUT -p:A=1 -p:B=2"
        $given | Should -Contain "build $(Join-Path 'ROOT' 'src/EntSsoPS') -c Release -t:Stage"
    }
}

Describe 'The package of the module' {
    BeforeEach {
        Skip-Where $NoPackage $NoPackage
    }

    It 'describes the module as the manifest does' {
        $nuspec = ([xml](Get-Content (Join-Path (Expand-Package $Package) 'EntSsoPS.nuspec') -Raw)).package.metadata

        $nuspec.id | Should -Be 'EntSsoPS'
        $nuspec.version | Should -Be $Manifest.ModuleVersion
        $nuspec.description | Should -Be $Manifest.Description
        $nuspec.license.InnerText | Should -Be 'MIT'
        $nuspec.SelectNodes('*[local-name()="dependencies"]/*') | Should -BeNullOrEmpty
        $tags = $nuspec.tags -split ' '
        foreach ($tag in 'PSModule', 'PSEdition_Desktop', 'PSEdition_Core', 'PSIncludes_Cmdlet') {
            $tags | Should -Contain $tag
        }

        ($tags | Where-Object { $_ -like 'PSCmdlet_*' }) -replace '^PSCmdlet_' | Should -Be $Manifest.CmdletsToExport
        $Manifest.PrivateData.PSData.Tags | ForEach-Object { $tags | Should -Contain $_ }
    }

    It 'has a readme, no symbols, and every file once' {
        $folder = Expand-Package $Package
        ([xml](Get-Content (Join-Path $folder 'EntSsoPS.nuspec') -Raw)).package.metadata.readme | Should -Be 'README.md'
        ([xml](Get-Content (Join-Path $folder 'EntSsoPS.nuspec') -Raw)).package.metadata.tags.Length | Should -BeLessOrEqual 4000
        Join-Path $folder 'README.md' | Should -Exist
        Get-ChildItem $folder -Recurse -Filter '*.pdb' | Should -BeNullOrEmpty
        $twice = Get-ChildItem (Get-Item $folder).FullName -Recurse -File | Where-Object FullName -NotMatch '[\/](samples|_rels|package)[\/]' | Group-Object { (Get-FileHash $_.FullName).Hash } | Where-Object Count -GT 1
        $twice.Group.Name | Should -BeNullOrEmpty
    }

    It 'has the release notes of the changelog' {
        $nuspec = ([xml](Get-Content (Join-Path (Expand-Package $Package) 'EntSsoPS.nuspec') -Raw)).package.metadata
        $changelog = [System.IO.File]::ReadAllText((Join-Path $Root 'CHANGELOG.md')) -replace '\r'
        $notes = $nuspec.releaseNotes -replace '\r'

        $notes | Should -Match '^### '
        $changelog.Contains($notes.Trim()) | Should -BeTrue
        $notes | Should -Not -Match '(?m)^## '
    }

    It 'holds what the staged folder holds, and works' {
        $folder = Expand-Package $Package
        $staged = Get-ChildItem $ModuleFolder -Recurse -File | ForEach-Object { $_.FullName.Substring($ModuleFolder.Length).Replace('\', '/') }
        $packed = Get-ChildItem $folder -Recurse -File | ForEach-Object { $_.FullName.Substring((Get-Item $folder).FullName.Length).Replace('\', '/') }

        $staged | Where-Object { $_ -notin $packed } | Should -BeNullOrEmpty
        $packed | Where-Object { $_ -like '*.dll' } | Should -HaveCount 4
        Invoke-PowerShell -NoProfile -Command "Import-Module '$folder/EntSsoPS.psd1'; (Get-EntSsoEventDefinition 11060).Id" | Should -Be '11060'
    }

    It 'installs with Install-PSResource from a folder' {
        Skip-Where (-not (Get-Command Install-PSResource -ErrorAction SilentlyContinue)) 'Windows PowerShell has no Install-PSResource by itself'

        $name = 'EntSsoTest' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        $source = (New-Item -ItemType Directory (Join-Path $TestDrive $name)).FullName
        Copy-Item $Package $source
        Register-PSResourceRepository -Name $name -Uri $source -Trusted
        try {
            $found = Find-PSResource EntSsoPS -Repository $name
            $found.Type | Should -Be 'Module'
            $found.Includes.Cmdlet | Should -Contain 'Test-EntSsoPasswordSync'

            $target = (New-Item -ItemType Directory (Join-Path $TestDrive 'installed')).FullName
            Save-PSResource EntSsoPS -Repository $name -Path $target
        }
        finally {
            Unregister-PSResourceRepository -Name $name
        }

        $manifest = Join-Path $target "EntSsoPS/$($Manifest.ModuleVersion)/EntSsoPS.psd1"
        $manifest | Should -Exist
        Invoke-PowerShell -NoProfile -Command "Import-Module '$manifest'; (Get-EntSsoEventDefinition 11060).Id" | Should -Be '11060'
    }
}

Describe 'The package of the command line tool' {
    BeforeEach {
        Skip-Where $NoPackage $NoPackage
    }

    It 'has a notice for every assembly of others in it' {
        $folder = Expand-Package (Join-Path $PackageFolder "EntSso.Cli.$($Manifest.ModuleVersion).nupkg")
        $notices = Get-Content (Join-Path $folder 'THIRD-PARTY-NOTICES.txt') -Raw
        $dependencies = Get-Content (Get-ChildItem $folder -Recurse -Filter 'entsso-sync.deps.json').FullName -Raw | ConvertFrom-Json
        $others = $dependencies.libraries.PSObject.Properties | Where-Object { $_.Value.type -eq 'package' } | ForEach-Object Name

        $others | Should -Not -BeNullOrEmpty
        foreach ($other in $others) {
            $notices | Should -Match ([regex]::Escape($other.Replace('/', ' ')))
        }

        Join-Path $folder 'LICENSE' | Should -Exist
        Join-Path $folder 'README.md' | Should -Exist
    }
}
