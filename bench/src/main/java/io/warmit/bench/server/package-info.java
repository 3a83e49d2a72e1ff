/** Mail servers made for load: SMTP and IMAP for 100,000 mailboxes on a few threads and in little memory. They keep what is needed to be found again, and nothing on disk. */
@org.jspecify.annotations.NullMarked
package io.warmit.bench.server;
