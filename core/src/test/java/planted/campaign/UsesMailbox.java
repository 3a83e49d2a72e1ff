package planted.campaign;

import planted.mailbox.UsesCampaign;

/** One half of a planted cycle; the table allows this one. */
public record UsesMailbox(UsesCampaign other) {}
