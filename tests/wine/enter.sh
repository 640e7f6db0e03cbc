#!/usr/bin/env bash
# Called by run.sh inside mount and process namespaces of its own, which take everything below with them when they end.
#   enter.sh ROOT SUITES REPORTS [ARGUMENT...]
# Runs EntSso.Windows.Tests.exe of each folder of SUITES on Wine, one after the other, and leaves REPORTS/FOLDER.xml. The root folder lies
# under an overlay in memory: every run begins with the same prefix, leaves nothing behind, and may run beside another.
set -euo pipefail
root=$1
suites=$2
reports=$3
shift 3

stage=$(mktemp -d)
mount -t tmpfs tmpfs "$stage"
mkdir "$stage/upper" "$stage/work" "$stage/root"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$stage/upper,workdir=$stage/work" "$stage/root"
mount -t proc proc "$stage/root/proc"
mount --rbind /dev "$stage/root/dev"
mkdir "$stage/root/suites" "$stage/root/reports"
mount --bind "$suites" "$stage/root/suites"
mount --bind "$reports" "$stage/root/reports"

# Wine's Kerberos asks the Unix library, which finds its KDC and tickets like any Unix program.
if [ -n "${KRB5_CONFIG:-}" ]; then
  cp "$KRB5_CONFIG" "$stage/root/etc/krb5.conf"
  export KRB5_CONFIG=/etc/krb5.conf
fi
if [ -n "${KRB5CCNAME:-}" ]; then
  cp "${KRB5CCNAME#FILE:}" "$stage/root/tmp/tickets"
  export KRB5CCNAME=FILE:/tmp/tickets
fi

# The prefix was made for win10. Write-xor-execute maps memory twice in a way that Wine does not know.
export HOME=/root WINEPREFIX=/prefix WINEDEBUG=${WINEDEBUG:--all} XDG_RUNTIME_DIR=/tmp LC_ALL=C.UTF-8 DOTNET_EnableWriteXorExecute=0
unset DISPLAY TMPDIR
for folder in "$suites"/*/; do
  suite=$(basename "$folder")
  timeout --kill-after=10 300 chroot "$stage/root" wine "Z:\\suites\\$suite\\EntSso.Windows.Tests.exe" -xml "Z:\\reports\\$suite.xml" "$@" ||
    echo "$suite ended with exit code $?"
done
