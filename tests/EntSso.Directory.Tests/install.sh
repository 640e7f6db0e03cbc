#!/bin/sh
# Installs what the directory tests need on Debian and Ubuntu: a Samba AD domain controller with its provisioning files and Python
# bindings, the Kerberos plug-in of the LDAP client, kinit, and faketime for the clock skew tests. Needs root.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 -q update
apt-get -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends install \
    samba samba-ad-dc samba-ad-provision python3-samba winbind attr krb5-user libsasl2-modules-gssapi-mit libldap-common faketime

# The tests start servers of their own: those of the packages are in the way.
if [ -d /run/systemd/system ]; then
    systemctl disable --now smbd nmbd winbind samba-ad-dc 2>/dev/null || true
fi
