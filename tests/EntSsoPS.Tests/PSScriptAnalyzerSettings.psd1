@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Progress messages of the build script go to its user.
        'PSAvoidUsingWriteHost'
    )
    Rules        = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.0')
        }
    }
}
