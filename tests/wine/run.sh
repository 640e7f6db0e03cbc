#!/usr/bin/env bash
# Runs tests/EntSso.Windows.Tests on Wine, as a 64-bit and as a 32-bit Windows program, and ends with "N passed, N failed, N skipped".
# Needs root, apt and the .NET SDK. The reports decide, not the exit codes: a run without two complete ones has failed.
#   run.sh [--reports FOLDER] [ARGUMENT...]   arguments go to the xunit runner, for example -class EntSso.Windows.Tests.FileReplacementTests
# With Samba on the machine (tests/EntSso.Directory.Tests/install.sh) the tests of LDAP and Kerberos have a domain to ask; without,
# they are skipped, and with CI=true that is a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
reports=$work/reports
if [ "${1:-}" = --reports ]; then
  mkdir -p "$2"
  reports=$(cd "$2" && pwd)
  shift 2
fi
mkdir -p "$reports"
architectures=(x64 x86)

root=$("$here/install.sh")
# Held until this ends, so that a set-up of another version does not delete the folder meanwhile.
exec 8<"$root"
flock --shared 8
for architecture in "${architectures[@]}"; do
  rm -f "$reports/$architecture.xml"
  timeout 900 dotnet publish "$here/../EntSso.Windows.Tests" -c Release -r "win-$architecture" --self-contained -o "$work/suites/$architecture" -v q \
    -p:UseMicrosoftTestingPlatformRunner=false
done
timeout 300 dotnet build "$here/../EntSso.DomainLab" -c Release -v q
lab=$here/../EntSso.DomainLab/bin/Release/net10.0/EntSso.DomainLab

timeout --kill-after=10 700 unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
  "$lab" "$here/enter.sh" "$root" "$work/suites" "$reports" -noColor "$@" &&
  status=0 || status=$?

passed=0
failed=0
skipped=0
for architecture in "${architectures[@]}"; do
  report=$reports/$architecture.xml
  if ! grep -q '</assemblies>' "$report" 2>/dev/null; then
    echo "Wine left no complete report of the $architecture program (exit code $status)" >&2
    exit 1
  fi
  assembly=$(grep -o '<assembly [^>]*>' "$report" | head -n 1)
  attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$assembly"; }
  echo "$architecture: $(attribute passed) passed, $(($(attribute failed) + $(attribute errors))) failed, $(($(attribute skipped) + $(attribute not-run))) skipped"
  passed=$((passed + $(attribute passed)))
  failed=$((failed + $(attribute failed) + $(attribute errors)))
  skipped=$((skipped + $(attribute skipped) + $(attribute not-run)))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] && { [ "${CI:-}" != true ] || [ "$skipped" = 0 ]; }
