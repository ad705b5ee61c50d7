# azd calls this around a deployment on Windows: azd_register.ps1 before|after|check. Same as azd_register.sh; each may be repeated.
# The command has to be installed there first: py -3.13 -m venv .venv; .venv\Scripts\pip install .[cli]
param([Parameter(Mandatory)][ValidateSet('before', 'after', 'check')][string]$When)
$ErrorActionPreference = 'Stop'

$gangway = Join-Path $PSScriptRoot '..' '.venv' 'Scripts' 'gangway.exe'
if (-not (Test-Path $gangway)) { $gangway = 'gangway' }

# Mail by Graph goes out from a mailbox of the home tenant, which needs a permission there.
$mail = @(if ($env:GANGWAY_MAIL -eq 'graph') { '--mail-send' })

switch ($When) {
    'before' {
        # The deployment writes the app id into the settings, so it has to be known first. Address and identity come later.
        $env:GANGWAY_PUBLIC_URL = $null
        $env:GANGWAY_IDENTITY_PRINCIPAL_ID = $null
        $appId = & $gangway entra register
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        azd env set GANGWAY_APP_ID $appId
    }
    'after' { & $gangway entra register @mail }
    'check' { & $gangway doctor --url $env:GANGWAY_PUBLIC_URL }
}
exit $LASTEXITCODE
