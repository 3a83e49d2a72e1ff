package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What an operator does with pools. */
public final class Pools {
    private final Store store;
    private final InstantSource clock;

    Pools(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<Pool> all() {
        return store.pools().all();
    }

    public List<Mailbox> members(Pool pool) {
        return store.mailboxes().ofPool(pool.id());
    }

    /** How many mailboxes are in the pool of a name. */
    public int size(String name) {
        return store.pools().members(named(name).id());
    }

    /**
     * The pool of a name.
     *
     * @throws UserError E1010 with the nearest name
     */
    public Pool named(String name) {
        return store.pools()
                .find(name)
                .orElseThrow(() -> new UserError(Problem.of(Code.E1010, "there is no pool " + name)
                        .about(name)
                        .because(
                                Closest.why(name, all().stream().map(Pool::name).toList(), "no pool has that name"))
                        .fixedBy("warmit pool list", "warmit pool add " + name)));
    }

    /**
     * Makes a pool.
     *
     * @throws UserError E1011 when there is one of that name
     */
    public void add(String name, Optional<String> note, boolean dryRun) {
        refuseIfThere(name);
        if (!dryRun) {
            store.pools().open(name, note, Optional.empty(), clock.instant());
        }
    }

    /**
     * Gives a pool another name. False: it has that name already.
     *
     * @throws UserError E1011 when another pool has it
     */
    public boolean rename(Pool pool, String name, boolean dryRun) {
        Mailboxes.refuseIfDeclared(pool.name(), pool.managed());
        if (pool.name().equals(name)) {
            return false;
        }
        refuseIfThere(name);
        if (!dryRun) {
            store.pools().update(new Pool(pool.id(), name, pool.note(), pool.managed()));
        }
        return true;
    }

    private void refuseIfThere(String name) {
        if (store.pools().find(name).isPresent()) {
            throw new UserError(Problem.of(Code.E1011, "pool " + name + " exists already")
                    .about(name)
                    .because("a pool is known by its name, so no two have the same")
                    .fixedBy("warmit pool show " + name, "choose another name"));
        }
    }

    /** Takes an empty pool away. */
    public void remove(Pool pool, boolean dryRun) {
        Mailboxes.refuseIfDeclared(pool.name(), pool.managed());
        int members = store.pools().members(pool.id());
        boolean used = store.campaigns().all().stream().anyMatch(campaign -> campaign.poolId() == pool.id());
        if (members > 0 || used) {
            throw new UserError(Problem.of(Code.E1003, "pool " + pool.name() + " is in use")
                    .about(pool.name())
                    .because(members > 0 ? members + " mailboxes are in it" : "a campaign was made for it")
                    .fixedBy(
                            members > 0
                                    ? "warmit mailbox set ADDR --pool OTHER"
                                    : "keep it: its campaign and the counts of that belong to it"));
        }
        if (!dryRun) {
            store.pools().remove(pool.id());
        }
    }
}
