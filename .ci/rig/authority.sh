# A certificate authority of our own, and the one certificate of both mail servers: ca.pem, server.pem, server.key.

make_certificates() {
    local dir=$RIG/tls
    mkdir -p "$dir"
    [ ! -e "$dir/server.pem" ] || return 0
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2 -subj "/CN=rig authority" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
        -keyout "$dir/ca.key" -out "$dir/ca.pem" 2>>"$RIG/log/openssl.out"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -subj "/CN=mail.rig.test" \
        -keyout "$dir/server.key" -out "$dir/server.csr" 2>>"$RIG/log/openssl.out"
    openssl x509 -req -in "$dir/server.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 2 -out "$dir/server.pem" \
        -extfile <(printf '%s\n' "subjectAltName=IP:127.0.0.1" "extendedKeyUsage=serverAuth" "basicConstraints=CA:FALSE" \
            "keyUsage=digitalSignature") 2>>"$RIG/log/openssl.out"
}
