package io.warmit.config.section;

import io.warmit.config.bind.Doc;

/** The operator's own clients at the identity providers of mailboxes. */
public record OAuthSettings(
        @Doc("Gmail and Google Workspace; a client of the type Desktop app.")
        GoogleClientSettings google,

        @Doc("Outlook.com and Microsoft 365; a public client that allows the device flow.")
        MicrosoftClientSettings microsoft,

        @Doc("Any other provider; needs client_id, token_url, scopes, and authorize_url or device_url.")
        CustomClientSettings custom) {}
