package io.warmit.simulation;

import io.warmit.schedule.Range;
import java.time.Duration;

/**
 * How a provider of the mail world behaves. The figures are a model to exercise the engine with, not a forecast of any real provider. Shares are from 0 to 1.
 *
 * @param name provider class
 * @param junkShare share of an unknown sender's mail that is filed into Junk
 * @param trainable how much of that share disappears with engagement, 0: none, 1: all of it
 * @param otherShare filed into another folder by a rule of the mailbox
 * @param tabShare filed under a category other than the primary one
 * @param lossShare accepted and never delivered
 * @param deferShare answered with 451 at the first try
 * @param rejectShare answered with 550
 * @param delay from the 250 to the folder
 * @param rewritesMessageId replaces our Message-ID and keeps it in X-Microsoft-Original-Message-ID
 * @param stripsOwnHeader removes X-Warmit-Id
 * @param move whether the server offers MOVE and UIDPLUS
 * @param junkFolder name of its Junk folder
 * @param personal each of its mailboxes has a filter of its own, so that engagement at one teaches no other
 */
public record ProviderModel(
        String name,
        double junkShare,
        double trainable,
        double otherShare,
        double tabShare,
        double lossShare,
        double deferShare,
        double rejectShare,
        Range delay,
        boolean rewritesMessageId,
        boolean stripsOwnHeader,
        boolean move,
        String junkFolder,
        boolean personal) {

    /** A provider whose filter is the same for all its mailboxes. */
    public ProviderModel(
            String name,
            double junkShare,
            double trainable,
            double otherShare,
            double tabShare,
            double lossShare,
            double deferShare,
            double rejectShare,
            Range delay,
            boolean rewritesMessageId,
            boolean stripsOwnHeader,
            boolean move,
            String junkFolder) {
        this(
                name,
                junkShare,
                trainable,
                otherShare,
                tabShare,
                lossShare,
                deferShare,
                rejectShare,
                delay,
                rewritesMessageId,
                stripsOwnHeader,
                move,
                junkFolder,
                false);
    }

    private static final Range PROMPT = new Range(Duration.ofSeconds(1), Duration.ofSeconds(9));

    /** Accepts everything and files it into the inbox at once. */
    public static ProviderModel accepting() {
        return new ProviderModel("own", 0, 0, 0, 0, 0, 0, 0, PROMPT, false, false, true, "Junk");
    }

    /** An ordinary server of one's own: some junk at first, hardly any loss. */
    public static ProviderModel own() {
        return new ProviderModel("own", 0.10, 0.7, 0.005, 0, 0.001, 0.01, 0, PROMPT, false, false, true, "Junk");
    }

    /** A provider that distrusts new senders, greylists, and is trained slowly. */
    public static ProviderModel strict() {
        Range slow = new Range(Duration.ofSeconds(5), Duration.ofMinutes(20));
        return new ProviderModel("strict", 0.35, 0.8, 0.01, 0.05, 0.01, 0.10, 0.002, slow, false, false, true, "Spam");
    }

    /** Replaces Message-IDs, strips private headers, has no MOVE, and names its Junk folder in German. */
    public static ProviderModel exchange() {
        Range slow = new Range(Duration.ofSeconds(3), Duration.ofMinutes(3));
        return new ProviderModel("microsoft", 0.25, 0.8, 0, 0, 0.005, 0.03, 0, slow, true, true, false, "Junk-E-Mail");
    }

    /** The same with a filter for each mailbox. */
    public ProviderModel withPersonalFilters() {
        return new ProviderModel(
                name,
                junkShare,
                trainable,
                otherShare,
                tabShare,
                lossShare,
                deferShare,
                rejectShare,
                delay,
                rewritesMessageId,
                stripsOwnHeader,
                move,
                junkFolder,
                true);
    }
}
