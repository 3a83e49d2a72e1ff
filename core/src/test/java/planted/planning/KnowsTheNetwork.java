package planted.planning;

import java.net.URI;

/** A planted breach: a deciding package that names the network. */
public record KnowsTheNetwork(URI place) {}
