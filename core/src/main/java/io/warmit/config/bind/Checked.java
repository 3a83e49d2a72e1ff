package io.warmit.config.bind;

/** A section whose keys can contradict each other. It is asked once each of its keys is good by itself. */
public interface Checked {
    void check(Findings findings);
}
