package io.warmit.config.section;

import io.warmit.config.bind.Doc;

/** What every message carries. Its token always travels in Message-ID and X-Warmit-Id. */
public record MessageSettings(
        @Doc(value = "Mark messages with Auto-Submitted: auto-generated (RFC 3834).", byDefault = "true")
        boolean autoSubmitted) {}
