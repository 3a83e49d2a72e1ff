package io.warmit.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a connection whose server sends more than it may: a line, a literal (RFC 9051, 4.3) or an answer of unbounded length would otherwise fill the memory.
 *
 * <p>It reads along and changes nothing.
 */
final class InputGuard extends FilterInputStream {
    private final Limits limits;
    private final Exchange exchange;
    private long line;
    private long answer;
    private long literal;
    private long announced = -1;
    private State state = State.TEXT;

    /**
     * What a server may send.
     *
     * @param line octets of one line, its end included
     * @param literal octets of one literal, and of all that belongs to one answer
     */
    record Limits(int line, int literal) {}

    private enum State {
        TEXT,
        /** Behind an opening brace: the digits of a literal's length. */
        NUMBER,
        /** Behind the closing brace: only the end of the line makes it a literal. */
        CLOSED
    }

    InputGuard(InputStream in, Limits limits, Exchange exchange) {
        super(in);
        this.limits = limits;
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            exchange.heard(1);
            pass(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        exchange.heard(Math.max(0, count));
        for (int i = 0; i < count; i++) {
            pass(buffer[offset + i] & 0xff);
        }
        return count;
    }

    private void pass(int octet) throws IOException {
        if (++answer > limits.literal()) {
            throw exchange.tooMuch("an answer of more than " + limits.literal() + " octets");
        }
        if (literal > 0) {
            literal--;
            return;
        }
        if (++line > limits.line()) {
            throw exchange.tooMuch("a line of more than " + limits.line() + " octets");
        }
        if (octet == '\n') {
            endOfLine();
        } else {
            text(octet);
        }
    }

    private void endOfLine() throws IOException {
        line = 0;
        if (state == State.CLOSED) {
            if (announced > limits.literal()) {
                throw exchange.tooMuch("a literal of " + announced + " octets");
            }
            literal = announced;
        } else {
            answer = 0;
        }
        state = State.TEXT;
    }

    private void text(int octet) {
        switch (state) {
            case NUMBER -> {
                if (octet >= '0' && octet <= '9') {
                    // Beyond every limit it need not be counted on.
                    announced = Math.min(announced * 10 + octet - '0', Integer.MAX_VALUE);
                } else {
                    state = octet == '}' ? State.CLOSED : octet == '+' ? State.NUMBER : State.TEXT;
                }
            }
            case CLOSED -> state = octet == '\r' ? State.CLOSED : State.TEXT;
            case TEXT -> {}
        }
        if (octet == '{') {
            state = State.NUMBER;
            announced = 0;
        }
    }

    /** The server sent more than it may. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchException(String what) {
            super("the server sent " + what + "; the connection was ended");
        }
    }
}
