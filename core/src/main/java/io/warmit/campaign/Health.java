package io.warmit.campaign;

/**
 * What happened to a sender's mail, counted at its receivers.
 *
 * @param placed messages with a placement, the missing ones included, of the last 7 days
 * @param bad those in spam or missing
 * @param spam those in spam alone
 * @param placed48 messages with a placement of the last 48 hours
 * @param spam48 those in spam
 * @param sent messages that left in 7 days, for the bounces
 * @param bounced those that came back
 */
public record Health(int placed, int bad, int spam, int placed48, int spam48, int sent, int bounced) {
    public static final Health UNKNOWN = new Health(0, 0, 0, 0, 0, 0, 0);

    public double badShare() {
        return placed == 0 ? 0 : (double) bad / placed;
    }

    public double spamShare() {
        return placed == 0 ? 0 : (double) spam / placed;
    }
}
