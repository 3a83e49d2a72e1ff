package io.warmit.stats;

import io.warmit.campaign.Rate;

/**
 * What one mailbox sent, and how its mail fared.
 *
 * @param rate inbox over placed
 * @param rescuedHere mail of others that was moved out of its spam folder
 * @param pace the move of its last sending day; empty when it never had one
 */
public record MailboxCount(String address, String provider, int sent, Rate rate, int rescuedHere, String pace) {}
