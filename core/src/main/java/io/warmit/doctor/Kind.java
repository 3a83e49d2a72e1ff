package io.warmit.doctor;

/** The kinds of record that are asked for. */
public enum Kind {
    A,
    AAAA,
    CNAME,
    MX,
    PTR,
    TXT
}
