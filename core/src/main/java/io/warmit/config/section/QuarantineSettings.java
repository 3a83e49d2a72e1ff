package io.warmit.config.section;

import io.warmit.config.bind.Doc;

/** When a message is set aside. */
public record QuarantineSettings(
        @Doc(
                value = "A message with which its worker dies this often is not tried again.",
                byDefault = "3",
                least = "1",
                most = "100")
        int afterCrashes) {}
