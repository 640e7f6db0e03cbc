#!/usr/bin/python3
"""Seeds a freshly provisioned, stopped domain with the fabrikam example.

usage: seed.py BASE-FOLDER PASSWORD [NUMBER-OF-EXTRA-ACCOUNTS]
"""
import struct
import sys
import uuid

import ldb
from samba.auth import system_session
from samba.dsdb import UF_NORMAL_ACCOUNT, UF_WORKSTATION_TRUST_ACCOUNT
from samba.param import LoadParm
from samba.samdb import SamDB
from samba.sd_utils import SDUtils

BASE, PASSWORD = sys.argv[1], sys.argv[2]
EXTRA = int(sys.argv[3]) if len(sys.argv) > 3 else 0
DOMAIN = "DC=fabrikam,DC=test"
PARTITION = f"tdb://{BASE}/private/sam.ldb.d/DC=FABRIKAM,DC=TEST.ldb"
DISABLED, NEVER_EXPIRES, TRUSTED_FOR_DELEGATION = 0x2, 0x10000, 0x80000
SPN_ATTRIBUTE = "f3a64788-5306-11d1-a9c5-0000f80367c1"
ACCOUNT_RESTRICTIONS = "4c164200-20c0-11d0-a768-00aa006e0529"
ENCRYPTION_TYPES = "20119867-1d04-4ab7-9371-cfc3d5df0afd"
LOCKOUT_TIME = "28630ebf-41d5-11d1-a9c1-0000f80367c1"
TOKEN_GROUPS = "b7c69e6d-2cc7-11d2-854e-00a0c983f608"
FILETIME_1995 = "124333920000000000"


def open_domain():
    lp = LoadParm()
    lp.load(f"{BASE}/etc/smb.conf")
    lp.set("dsdb:schema update allowed", "yes")
    return SamDB(url=f"{BASE}/private/sam.ldb", lp=lp, session_info=system_session(lp), options=["nosync:1"])


def quoted(password):
    return ('"' + password + '"').encode("utf-16-le")


def add(db, name, object_class="user", control=UF_NORMAL_ACCOUNT, container=None, common_name=None, **attributes):
    dn = f"CN={common_name or name.rstrip('$')},{container or 'OU=SSO,' + DOMAIN}"
    record = {"dn": dn, "objectClass": object_class, "sAMAccountName": name}
    if object_class != "group":
        record["userAccountControl"] = str(control)
        record["unicodePwd"] = quoted(PASSWORD)
    record.update({key.replace("__", "-"): value for key, value in attributes.items()})
    db.add(record)
    return dn


def replace(db, dn, **attributes):
    message = ldb.Message(ldb.Dn(db, dn))
    for key, value in attributes.items():
        key = key.replace("__", "-")
        message[key] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, key)
    db.modify(message)


def sid_of(db, dn):
    return db.schema_format_value("objectSid", db.search(dn, ldb.SCOPE_BASE, attrs=["objectSid"])[0]["objectSid"][0]).decode()


def seed(db):
    # Passwords of a cached folder must not grow too old: five years; a 32-bit Kerberos client knows no time after January 2038.
    # A lockout lasts until it is lifted.
    replace(db, DOMAIN, maxPwdAge="-1576800000000000", lockoutDuration="-9223372036854775808", lockoutThreshold="5",
            lockOutObservationWindow="-18000000000", minPwdLength="1", pwdProperties="0")
    db.add({"dn": f"OU=SSO,{DOMAIN}", "objectClass": "organizationalUnit"})

    short_and_long = ["ENTSSO/INTSVR1", "ENTSSO/INTSVR1.fabrikam.test"]
    add(db, "ssosvcact", msDS__SupportedEncryptionTypes="24", userPrincipalName="ssosvcact@fabrikam.test",
        servicePrincipalName=short_and_long + ["ENTSSO/INTSVR4"])
    add(db, "syncsvc", userPrincipalName="syncsvc@fabrikam.test", servicePrincipalName=["PCNSCLNT/SYNC1.fabrikam.test"])
    add(db, "wrongholder", servicePrincipalName=["ENTSSO/INTSVR3", "ENTSSO/INTSVR3.fabrikam.test"])
    add(db, "oldsso")
    add(db, "plainuser", userPrincipalName="plainuser@fabrikam.test")
    add(db, "writable")
    add(db, "movefrom", servicePrincipalName=["ENTSSO/MOVED1", "ENTSSO/MOVED2", "ENTSSO/KEPT1"])
    add(db, "moveto")
    add(db, "jsmith", userPrincipalName="john.smith@fabrikam.example")
    add(db, "impostor")
    add(db, "implicit")
    add(db, "jürgen")
    add(db, "par(en)s")
    add(db, "delegated", control=UF_NORMAL_ACCOUNT | TRUSTED_FOR_DELEGATION)

    add(db, "aesonly", msDS__SupportedEncryptionTypes="24", servicePrincipalName=["ENTSSO/AESONLY"])
    add(db, "aes128only", msDS__SupportedEncryptionTypes="8", servicePrincipalName=["ENTSSO/AES128ONLY"])
    add(db, "rc4only", msDS__SupportedEncryptionTypes="4", servicePrincipalName=["ENTSSO/RC4ONLY"])
    add(db, "desonly", msDS__SupportedEncryptionTypes="3", servicePrincipalName=["ENTSSO/DESONLY"])
    add(db, "nottold", servicePrincipalName=["ENTSSO/NOTTOLD"])

    add(db, "disabledsso", control=UF_NORMAL_ACCOUNT | DISABLED, servicePrincipalName=["ENTSSO/DISABLED"])
    add(db, "expiredsso", accountExpires=FILETIME_1995, servicePrincipalName=["ENTSSO/EXPIRED"])
    add(db, "neverexpires", control=UF_NORMAL_ACCOUNT | NEVER_EXPIRES)
    must_change = add(db, "mustchange", servicePrincipalName=["ENTSSO/MUSTCHANGE"])
    replace(db, must_change, pwdLastSet="0")
    add(db, "lockedsso", servicePrincipalName=["ENTSSO/LOCKED"])
    add(db, "oldpassword", servicePrincipalName=["ENTSSO/OLDPASSWORD"])

    add(db, "INTSVR1$", "computer", UF_WORKSTATION_TRUST_ACCOUNT, dNSHostName="INTSVR1.fabrikam.test",
        servicePrincipalName=["HOST/INTSVR1", "HOST/INTSVR1.fabrikam.test"])
    add(db, "gmsasso$", "msDS-GroupManagedServiceAccount", UF_WORKSTATION_TRUST_ACCOUNT, msDS__ManagedPasswordInterval="30",
        msDS__SupportedEncryptionTypes="28", servicePrincipalName=["ENTSSO/INTSVR5"])
    add(db, "smsasso$", "msDS-ManagedServiceAccount", UF_WORKSTATION_TRUST_ACCOUNT)

    member = add(db, "nestedmember")
    add(db, "nomember")
    inner = add(db, "Sales North", "group", member=[member])
    middle = add(db, "Sales", "group", member=[inner])
    outer = add(db, "SSO Application Users", "group", member=[middle])
    replace(db, inner, member=[member, outer])  # a circle of groups: Active Directory allows it
    domain_users = str(db.search(DOMAIN, ldb.SCOPE_SUBTREE, "(sAMAccountName=Domain Users)", [])[0].dn)
    add(db, "SSO Everyone", "group", member=[domain_users])
    add(db, "SSO Administrators", "group", member=[f"CN=ssosvcact,OU=SSO,{DOMAIN}"])

    # The mover may write the SPNs of movefrom and of nothing else. Plain users may not read the state of guarded.
    sids = {name: sid_of(db, add(db, name)) for name in ["mover", "blinduser"]}
    add(db, "guarded", servicePrincipalName=["ENTSSO/GUARDED"], msDS__SupportedEncryptionTypes="24")
    security = SDUtils(db)
    security.dacl_add_ace(f"CN=movefrom,OU=SSO,{DOMAIN}", f"(OA;;WP;{SPN_ATTRIBUTE};;{sids['mover']})")
    for attribute in [ACCOUNT_RESTRICTIONS, ENCRYPTION_TYPES, LOCKOUT_TIME, TOKEN_GROUPS]:
        security.dacl_add_ace(f"CN=guarded,OU=SSO,{DOMAIN}", f"(OD;;RP;{attribute};;{sids['blinduser']})")

    # The server is asked by address: its Kerberos name must exist under each that a test may use.
    controller = db.search(DOMAIN, ldb.SCOPE_SUBTREE, "(sAMAccountName=DC1$)", ["servicePrincipalName"])[0]
    names = [str(value) for value in controller["servicePrincipalName"]]
    names += ["ldap/dc1.fabrikam.test"] + [f"ldap/127.0.0.{last}" for last in range(90, 100)]
    replace(db, str(controller.dn), servicePrincipalName=sorted(set(names), key=str.lower))


def extend_schema(db):
    """Adds the classes and attributes of PCNS under their public numbers, as SCHEMAONLY=TRUE of its setup does."""
    schema = f"CN=Schema,CN=Configuration,{DOMAIN}"
    octets, text, number, switch = ("2.5.5.10", "4"), ("2.5.5.12", "64"), ("2.5.5.9", "2"), ("2.5.5.8", "1")
    attributes = {
        1895: ("TargetGUID", octets), 1896: ("TargetSPN", text), 1897: ("TargetServer", text), 1898: ("TargetAuthenticationService", number),
        1899: ("TargetUserNameFormat", number), 1900: ("TargetKeepAlive", number), 1901: ("TargetDisabled", switch),
        1902: ("TargetEncryptionKey", octets), 1903: ("ServiceMaxQueueLength", number), 1904: ("ServiceMaxQueueAge", number),
        1905: ("ServiceMaxNotificationRetries", number), 1906: ("ServiceRetryInterval", number), 1908: ("TargetExclusionSID", octets),
        1909: ("TargetInclusionSID", octets), 1911: ("TargetQueueWarningLevel", number), 1912: ("TargetQueueWarningInterval", number),
    }
    for oid, (name, (syntax, om_syntax)) in attributes.items():
        db.add({"dn": f"CN=MS-MIIS-PCNS-{name},{schema}", "objectClass": "attributeSchema", "attributeID": f"1.2.840.113556.1.4.{oid}",
                "lDAPDisplayName": f"mS-MIIS-PCNS-{name}", "attributeSyntax": syntax, "oMSyntax": om_syntax, "isSingleValued": "TRUE"})
    refresh_schema(db)
    for oid, name, prefix in [(249, "Target", "Target"), (250, "Service", "Service")]:
        db.add({"dn": f"CN=MS-MIIS-PCNS-{name},{schema}", "objectClass": "classSchema", "governsID": f"1.2.840.113556.1.5.{oid}",
                "lDAPDisplayName": f"mS-MIIS-PCNS-{name}", "subClassOf": "top", "objectClassCategory": "1", "rDNAttID": "cn",
                "possSuperiors": ["container", "organizationalUnit"],
                "mayContain": [f"mS-MIIS-PCNS-{own}" for own, _ in attributes.values() if own.startswith(prefix)]})
    refresh_schema(db)


def refresh_schema(db):
    db.modify_ldif("dn:\nchangetype: modify\nadd: schemaUpdateNow\nschemaUpdateNow: 1\n")


def seed_pcns(db):
    """A target with both groups, and one that is disabled and whose group is gone."""
    sales = bytes(db.search(f"CN=Sales,OU=SSO,{DOMAIN}", ldb.SCOPE_BASE, attrs=["objectSid"])[0]["objectSid"][0])
    administrators = bytes(db.search(f"CN=SSO Administrators,OU=SSO,{DOMAIN}", ldb.SCOPE_BASE, attrs=["objectSid"])[0]["objectSid"][0])
    parent = f"CN=PCNS,CN=System,{DOMAIN}"
    db.add({"dn": parent, "objectClass": "container"})
    common = {"objectClass": "mS-MIIS-PCNS-Target", "mS-MIIS-PCNS-TargetEncryptionKey": b"a secret of the test", "mS-MIIS-PCNS-TargetUserNameFormat": "1",
              "mS-MIIS-PCNS-TargetAuthenticationService": "16", "mS-MIIS-PCNS-TargetKeepAlive": "600"}
    db.add({"dn": f"CN=SYNC1,{parent}", "mS-MIIS-PCNS-TargetGUID": uuid.UUID("515f9932-0000-4468-8dda-975a74e2d337").bytes_le,
            "mS-MIIS-PCNS-TargetSPN": "PCNSCLNT/SYNC1.fabrikam.test", "mS-MIIS-PCNS-TargetServer": "SYNC1.fabrikam.test",
            "mS-MIIS-PCNS-TargetDisabled": "FALSE", "mS-MIIS-PCNS-TargetInclusionSID": sales, "mS-MIIS-PCNS-TargetExclusionSID": administrators,
            "mS-MIIS-PCNS-TargetQueueWarningLevel": "20", "mS-MIIS-PCNS-TargetQueueWarningInterval": "60", **common})
    db.add({"dn": f"CN=SYNC2,{parent}", "mS-MIIS-PCNS-TargetServer": "SYNC2.fabrikam.test", "mS-MIIS-PCNS-TargetDisabled": "TRUE",
            "mS-MIIS-PCNS-TargetInclusionSID": sales[:-4] + struct.pack("<I", 987654), **common})
    db.add({"dn": f"CN=Service,{parent}", "objectClass": "mS-MIIS-PCNS-Service", "mS-MIIS-PCNS-ServiceMaxQueueLength": "0",
            "mS-MIIS-PCNS-ServiceMaxQueueAge": "259200", "mS-MIIS-PCNS-ServiceMaxNotificationRetries": "0",
            "mS-MIIS-PCNS-ServiceRetryInterval": "60"})


def seed_extra(count):
    """Copies one account many times, past the server's checks and with the index switched off: minutes become seconds."""
    partition = ldb.Ldb(PARTITION, options=["nosync:1"])
    template = partition.search(f"CN=load,OU=Load,{DOMAIN}", ldb.SCOPE_BASE)[0]
    copied = [key for key in template.keys() if key not in ("dn", "distinguishedName")]
    index = partition.search(ldb.Dn(partition, "@INDEXLIST"), ldb.SCOPE_BASE)[0]
    indexed = {key: [str(value) for value in index[key]] for key in ("@IDXATTR", "@IDXONE")}
    change_index(partition, {"@IDXATTR": ["nothing"], "@IDXONE": []})
    partition.transaction_start()
    for number in range(count):
        name = f"load{number:05}"
        account = ldb.Message(ldb.Dn(partition, f"CN={name},OU=Load,{DOMAIN}"))
        own = {
            "cn": [name], "name": [name], "sAMAccountName": [name], "objectGUID": [uuid.uuid4().bytes_le],
            "objectSid": [bytes(template["objectSid"][0])[:-4] + struct.pack("<I", 1000000 + number)],
            "servicePrincipalName": [f"ENTSSO/{name}", f"ENTSSO/{name}.fabrikam.test"],
        }
        for key in copied:
            account[key] = ldb.MessageElement(own.get(key) or [bytes(value) for value in template[key]], ldb.FLAG_MOD_ADD, key)
        partition.add(account)
    partition.transaction_commit()
    change_index(partition, indexed)


def change_index(partition, values):
    message = ldb.Message(ldb.Dn(partition, "@INDEXLIST"))
    for key, value in values.items():
        message[key] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, key)
    partition.modify(message)


def force():
    """Writes past the checks of the directory what a directory gets by replication or by time passing."""
    partition = ldb.Ldb(PARTITION, options=["nosync:1"])
    for name, attribute, flag, value in [
        ("oldsso", "servicePrincipalName", ldb.FLAG_MOD_ADD, "entsso/intsvr4"),
        # The user principal name of one account is the implicit name of another: the explicit name wins.
        ("impostor", "userPrincipalName", ldb.FLAG_MOD_REPLACE, "implicit@fabrikam.test"),
        ("lockedsso", "lockoutTime", ldb.FLAG_MOD_REPLACE, FILETIME_1995),
        ("lockedsso", "badPwdCount", ldb.FLAG_MOD_REPLACE, "5"),
        ("oldpassword", "pwdLastSet", ldb.FLAG_MOD_REPLACE, FILETIME_1995),
    ]:
        message = ldb.Message(ldb.Dn(partition, f"CN={name},OU=SSO,{DOMAIN}"))
        message[attribute] = ldb.MessageElement([value], flag, attribute)
        partition.modify(message)


def main():
    extend_schema(open_domain())
    db = open_domain()
    db.transaction_start()
    seed(db)
    seed_pcns(db)
    db.transaction_commit()
    if EXTRA:
        db.add({"dn": f"OU=Load,{DOMAIN}", "objectClass": "organizationalUnit"})
        add(db, "load", control=UF_NORMAL_ACCOUNT | DISABLED, container=f"OU=Load,{DOMAIN}", servicePrincipalName=["ENTSSO/LOAD"])
        seed_extra(EXTRA)
    force()


main()
