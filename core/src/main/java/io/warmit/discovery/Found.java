package io.warmit.discovery;

/** A value, and where it was found. */
public record Found<T>(T value, Origin origin) {}
