# The doctor and a real name server: NSD serves a domain that is set up well, one that is not, their addresses and a list.

name_port=2353

doctor_on() {
    local nsd
    say "the doctor on NSD"
    mkdir -p "$RIG/site-doctor/out"
    start_names

    cd "$RIG/site-doctor"
    cat >warmit.yaml <<END
version: 1
paths: { state: . }
dns: { resolver: "127.0.0.1:$name_port", timeout: 1s, lists: [list.test], dkim_selectors: { good.test: [s1], bad.test: [s1] } }
END
    export LC_ALL=C.UTF-8
    works doctor-good warmit --config warmit.yaml doctor good.test
    check "a good domain passes every check" says out/doctor-good.out "0 errors, 0 warnings, 0 unknown, 6 ok"
    said doctor-bad warmit --config warmit.yaml doctor bad.test
    exits doctor-bad 1
    check "two SPF records are told with one to publish" says out/doctor-bad.out \
        'publish bad.test TXT "v=spf1 ip4:198.51.100.9 mx ~all" instead of the 2 records'
    check "a revoked key is told" says out/doctor-bad.out "✖ D03 DKIM   selector s1, named in dns.dkim_selectors, is revoked"
    check "a missing DMARC record is told" says out/doctor-bad.out 'publish _dmarc.bad.test TXT "v=DMARC1; p=none; rua=mailto:postmaster@bad.test"'
    check "a missing PTR record is told" says out/doctor-bad.out "publish 8.113.0.203.in-addr.arpa PTR mail.bad.test"
    check "an address on a list is told" says out/doctor-bad.out "203.0.113.8 (mail.bad.test) is on list.test (127.0.0.2)"
    works doctor-elsewhere warmit --config warmit.yaml doctor elsewhere.test --only D01,D02
    check "what a name server refuses to answer is unknown" says out/doctor-elsewhere.out "could not be asked: REFUSED"
    stop "$nsd"
    works doctor-silent warmit --config warmit.yaml doctor good.test --only D02
    check "without a name server nothing is known" says out/doctor-silent.out "0 errors, 0 warnings, 1 unknown, 0 ok"
    cd "$root"
    stop_all
}

# start_names: sets nsd to the process.
start_names() {
    require_free "$name_port"
    mkdir -p "$RIG/dns"
    write_zones "$RIG/dns"
    write_nsd "$RIG/dns" "$name_port"
    start nsd /usr/sbin/nsd -d -c "$RIG/dns/nsd.conf"
    nsd=$pid
    await nsd is_open "$name_port"
}

# After the main job: the receivers found signatures of the selector "old" broken, and nobody told the doctor of that selector.
try_the_key_seen_in_mail() {
    local nsd
    start_names
    sed "\$a dns: { resolver: \"127.0.0.1:$name_port\", timeout: 1s }" ci.yaml >names.yaml
    said doctor-key warmit --config names.yaml doctor alpha.test --only D03
    exits doctor-key 1
    check "the doctor names the wrong key by the selector seen in mail" says out/doctor-key.out "✖ D03 DKIM   selector old, seen in our last mail, is revoked"
    check "the doctor tells where its key belongs" says out/doctor-key.out "old._domainkey.alpha.test"
    stop "$nsd"
}

write_nsd() {
    local zone
    cat >"$1/nsd.conf" <<END
server:
    ip-address: 127.0.0.1@$2
    server-count: 1
    username: ""
    database: ""
    zonesdir: "$1"
    pidfile: "$1/nsd.pid"
    xfrdfile: "$1/xfrd.state"
    zonelistfile: "$1/zone.list"
remote-control:
    control-enable: no
END
    for zone in alpha.test good.test bad.test list.test 113.0.203.in-addr.arpa; do
        printf 'zone:\n    name: %s\n    zonefile: %s\n' "$zone" "$zone" >>"$1/nsd.conf"
    done
}

write_zones() {
    local zone key
    key=$(openssl genrsa 2048 2>>"$RIG/log/openssl.out" | openssl rsa -pubout -outform DER 2>>"$RIG/log/openssl.out" | base64 -w 0)
    for zone in alpha.test good.test bad.test list.test 113.0.203.in-addr.arpa; do
        printf '$TTL 60\n@ SOA ns.test. hostmaster.test. 1 3600 600 86400 60\n@ NS ns.test.\n' >"$1/$zone"
    done
    cat >>"$1/good.test" <<END
@ MX 10 mail
mail A 203.0.113.7
@ TXT "v=spf1 mx -all"
s1._domainkey TXT "v=DKIM1; k=rsa; p=" "${key:0:200}" "${key:200}"
_dmarc TXT "v=DMARC1; p=none; rua=mailto:reports@good.test"
END
    cat >>"$1/bad.test" <<END
@ MX 10 mail
mail A 203.0.113.8
@ TXT "v=spf1 mx -all"
@ TXT "v=spf1 ip4:198.51.100.9 -all"
s1._domainkey TXT "v=DKIM1; p="
END
    echo 'old._domainkey TXT "v=DKIM1; p="' >>"$1/alpha.test"
    echo '7 PTR mail.good.test.' >>"$1/113.0.203.in-addr.arpa"
    printf '%s A 127.0.0.2\n' 2.0.0.127 8.113.0.203 >>"$1/list.test"
}
