package planted.discovery;

import org.xbill.DNS.Resolver;

/** A planted breach: a package with a way of its own to name servers. */
public record AsksByItself(Resolver resolver) {}
