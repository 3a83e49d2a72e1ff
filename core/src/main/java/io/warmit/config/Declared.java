package io.warmit.config;

import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfCampaign;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.config.Declarations.OfPool;
import io.warmit.config.section.CampaignEntry;
import io.warmit.config.section.MailboxDefaults;
import io.warmit.config.section.MailboxSettings;
import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.mailbox.Address;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Collects the declarations of a file that has been read, each with its place. */
final class Declared {
    private final Settings settings;
    private final Mapping tree;
    private final Path file;

    Declared(Settings settings, Mapping tree, Path file) {
        this.settings = settings;
        this.tree = tree;
        this.file = file;
    }

    Declarations all() {
        List<OfPool> pools = new ArrayList<>();
        settings.pools().forEach((name, pool) -> pools.add(new OfPool(name, pool.note(), keyPlace("pools", name))));
        List<OfMailbox> mailboxes = new ArrayList<>();
        for (int i = 0; i < settings.mailboxes().size(); i++) {
            mailboxes.add(new OfMailbox(
                    declared(settings.mailboxes().get(i), settings.mailboxDefaults(), settings.zone()),
                    absolute(itemOrigin(tree, i))));
        }
        List<OfCampaign> campaigns = new ArrayList<>();
        settings.campaigns().forEach((name, entry) -> campaigns.add(campaign(name, entry)));
        return new Declarations(pools, mailboxes, campaigns);
    }

    private OfCampaign campaign(String name, CampaignEntry entry) {
        return new OfCampaign(
                name, entry.pool(), entry.start(), entry.launch(), entry.value(), keyPlace("campaigns", name));
    }

    /** A mailbox that the file declares. */
    private static MailboxValues declared(MailboxSettings mailbox, MailboxDefaults defaults, ZoneId zone) {
        return values(mailbox, defaults, zone, defaults.country());
    }

    /** A mailbox of options, which may be there already: a country that nobody names stays open, since it would overwrite that of the store. */
    static MailboxValues given(MailboxSettings mailbox, MailboxDefaults defaults, ZoneId zone) {
        return values(mailbox, defaults, zone, Optional.empty());
    }

    private static MailboxValues values(
            MailboxSettings mailbox, MailboxDefaults defaults, ZoneId zone, Optional<String> country) {
        return new MailboxValues(
                mailbox.address(),
                mailbox.name(),
                mailbox.pool().orElse(defaults.pool()),
                mailbox.role(),
                mailbox.mode(),
                mailbox.smtp(),
                mailbox.imap(),
                mailbox.user().orElse(mailbox.address().toString()),
                mailbox.secret(),
                mailbox.zone().orElse(zone),
                mailbox.dailyMax().orElse(defaults.dailyMax()),
                mailbox.receiveMax().orElse(defaults.receiveMax()),
                mailbox.language().orElse(defaults.language()),
                mailbox.since(),
                mailbox.country().or(() -> country).map(code -> code.toUpperCase(Locale.ROOT)),
                mailbox.folders().value().or(defaults.folders().value()));
    }

    /** Tells of each address that is declared a second time. */
    static void refuseDoubles(Settings settings, Mapping tree, Problems problems) {
        Map<Address, Origin> first = new HashMap<>();
        for (int i = 0; i < settings.mailboxes().size(); i++) {
            Address address = settings.mailboxes().get(i).address();
            Origin here = itemOrigin(tree, i);
            Origin before = first.putIfAbsent(address, here);
            if (before != null) {
                String line =
                        before.place().map(place -> " in line " + place.line()).orElse("");
                Problem problem = Problem.of(Code.E1104, "address " + address + " is declared already" + line)
                        .about(address.toString())
                        .fixedBy("keep one of the two");
                problems.add(here.place().map(problem::at).orElse(problem.because("an address is one mailbox")));
            }
        }
    }

    private static Origin itemOrigin(Mapping tree, int index) {
        return tree.at("mailboxes").orElse(tree) instanceof Sequence list
                ? list.items().get(index).origin()
                : Origin.byDefault();
    }

    private Place keyPlace(String section, String name) {
        Tree held = tree.at(section).orElse(tree);
        Tree.Entry entry = held instanceof Mapping mapping ? mapping.entries().get(name) : null;
        return absolute(entry == null ? Origin.byDefault() : entry.key());
    }

    private Place absolute(Origin origin) {
        Place place = origin.place().orElse(new Place("", 1, 1));
        return new Place(file.toAbsolutePath().normalize().toString(), place.line(), place.column());
    }
}
