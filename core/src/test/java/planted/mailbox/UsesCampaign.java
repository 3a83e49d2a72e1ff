package planted.mailbox;

import planted.campaign.UsesMailbox;

/** The half of a planted cycle that the table forbids. */
public record UsesCampaign(UsesMailbox other) {}
