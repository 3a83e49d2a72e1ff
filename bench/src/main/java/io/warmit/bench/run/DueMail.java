package io.warmit.bench.run;

import io.warmit.content.Composer;
import io.warmit.content.People;
import io.warmit.content.ThreadText;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Token;
import io.warmit.store.NewMessage;
import io.warmit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Messages that are due, as if they had been planned. */
public final class DueMail {
    /** As many as a transaction has ids for. */
    private static final int LOT = 200;

    private static final Duration EXPIRY = Duration.ofHours(4);

    private final Store store;
    private final Composer composer;
    private final long campaign;
    private final LocalDate day;
    private final Manners manners;
    private long token;

    /**
     * Of one campaign and day.
     *
     * @param manners what each receiver does with its message
     */
    public DueMail(Store store, Composer composer, long campaign, LocalDate day, Manners manners) {
        this.store = store;
        this.composer = composer;
        this.campaign = campaign;
        this.day = day;
        this.manners = manners;
    }

    /** Does something with each of so many things, 0 first, in few transactions. */
    public static void lots(Store store, int number, IntConsumer each) {
        for (int from = 0; from < number; from += LOT) {
            int start = from;
            store.database().write(sql -> {
                for (int i = start; i < Math.min(start + LOT, number); i++) {
                    each.accept(i);
                }
                return true;
            });
        }
    }

    /** One from each mailbox to its neighbour. */
    public void fromEach(List<Mailbox> mailboxes, Instant now) {
        lots(store, mailboxes.size(), i -> write(mailboxes.get(i), mailboxes.get((i + 1) % mailboxes.size()), now));
        if (store.database().onPostgres()) {
            // What a server does by itself within a minute, and SQLite never.
            store.database().write(sql -> sql.execute("analyze"));
        }
    }

    private void write(Mailbox from, Mailbox to, Instant now) {
        SplittableRandom random = new SplittableRandom(++token);
        ThreadText text = composer.choose("en", List.of(), 1, Set.of(), random);
        People people = new People(from.address(), from.name(), to.address(), to.name());
        String subject = composer.subject("en", text, people, random);
        long thread = store.threads().insert(campaign, text.script(), text.variant(), "en", subject, 1, from, to, now);
        store.messages()
                .insert(
                        new NewMessage(
                                next(),
                                Kind.WARMUP,
                                campaign,
                                thread,
                                1,
                                Optional.empty(),
                                from.id(),
                                to,
                                day,
                                (int) token,
                                now,
                                now.plus(EXPIRY),
                                manners),
                        now);
    }

    private Token next() {
        StringBuilder word = new StringBuilder();
        for (long left = token; word.length() < 16; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return new Token(word.toString());
    }
}
