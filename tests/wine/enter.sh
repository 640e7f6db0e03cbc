#!/usr/bin/env bash
# Called by run.sh inside mount and process namespaces of its own, which take everything below with them when they end.
#   enter.sh ROOT SUITE REPORTS PROGRAM [ARGUMENT...]
# Runs PROGRAM of the folder SUITE on Wine. The root folder lies under an overlay in memory: every run begins with the same prefix,
# leaves nothing behind, and may run beside another. Files written to Z:\reports come out in REPORTS.
set -euo pipefail
root=$1
suite=$2
reports=$3
program=$4
shift 4

stage=$(mktemp -d)
mount -t tmpfs tmpfs "$stage"
mkdir "$stage/upper" "$stage/work" "$stage/root"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$stage/upper,workdir=$stage/work" "$stage/root"
mount -t proc proc "$stage/root/proc"
mount --rbind /dev "$stage/root/dev"
mkdir "$stage/root/suite" "$stage/root/reports"
mount --bind "$suite" "$stage/root/suite"
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
exec chroot "$stage/root" wine "Z:\\suite\\$program" "$@"
