package io.warmit.names;

/** The kinds of record that are asked for. */
public enum Kind {
    A,
    AAAA,
    CNAME,
    MX,
    PTR,
    SRV,
    TXT
}
