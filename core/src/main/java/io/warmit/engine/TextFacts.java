package io.warmit.engine;

import io.warmit.content.ThreadText;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Draw;
import java.util.random.RandomGenerator;

/** The draw that fills a thread's slots: the same for its subject and each of its messages, whoever writes them. */
final class TextFacts {
    private TextFacts() {}

    static RandomGenerator of(Draw draw, ThreadText text, Mailbox opener, Mailbox answerer) {
        return draw.generator("facts", text.script(), text.variant(), opener.address(), answerer.address());
    }
}
