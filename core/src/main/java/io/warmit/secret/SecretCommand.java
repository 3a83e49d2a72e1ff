package io.warmit.secret;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The first line that a program prints. It runs without a shell, without input, and not for long. */
final class SecretCommand {
    /** After its end a program's output is there at once, unless a child of it holds the pipe. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int MOST_BYTES = 64 * 1024;

    private SecretCommand() {}

    static Secret run(String commandLine, Duration limit) throws Unusable {
        List<String> words = words(commandLine);
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw new Unusable(
                    "the program \"" + words.getFirst() + "\" cannot be started",
                    "name a program that exists, best with its whole path");
        }
        try {
            return output(process, words.getFirst(), limit);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Secret output(Process process, String program, Duration limit) throws Unusable {
        Printed printed = new Printed();
        Thread.ofVirtual().start(() -> printed.read(process));
        byte[] bytes = {};
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw slow(program, limit);
            }
            bytes = printed.afterExit();
            if (process.exitValue() != 0) {
                throw new Unusable(
                        "the program \"" + program + "\" ended with exit code " + process.exitValue(),
                        "run it by hand to see what it says");
            }
            Secret secret = Secret.firstLine(bytes);
            if (secret.isEmpty()) {
                throw new Unusable(
                        "the program \"" + program + "\" printed nothing", "run it by hand to see what it says");
            }
            return secret;
        } catch (CharacterCodingException unreadable) {
            throw new Unusable(
                    "what the program \"" + program + "\" printed cannot be read", "let it print UTF-8 text");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unusable("warmit is stopping", "start it again");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** What a program has printed so far. Its first line is all that is wanted, and a child of it may hold the output open for longer than the program itself lives. */
    private static final class Printed {
        private final byte[] bytes = new byte[MOST_BYTES];
        private final CountDownLatch done = new CountDownLatch(1);
        private int length;

        void read(Process process) {
            try (InputStream out = process.getInputStream()) {
                boolean more = true;
                while (more) {
                    more = add(out.read());
                }
            } catch (IOException closed) {
                // What was printed before is there.
            } finally {
                done.countDown();
            }
        }

        private synchronized boolean add(int octet) {
            if (octet >= 0 && length < MOST_BYTES) {
                bytes[length++] = (byte) octet;
            }
            return octet >= 0 && octet != '\n' && length < MOST_BYTES;
        }

        byte[] afterExit() throws InterruptedException {
            boolean ended = done.await(GRACE.toNanos(), TimeUnit.NANOSECONDS);
            synchronized (this) {
                byte[] line = Arrays.copyOf(bytes, length);
                if (ended) {
                    Arrays.fill(bytes, (byte) 0);
                }
                return line;
            }
        }
    }

    private static Unusable slow(String program, Duration limit) {
        return new Unusable(
                "the program \"" + program + "\" did not end within " + limit.toMillis() + " ms",
                "let it end sooner, or set secrets.command_timeout higher");
    }

    /**
     * The words of a command line. Blanks separate; single and double quotes hold a word together; a backslash keeps the next character, but in single quotes.
     */
    static List<String> words(String line) throws Unusable {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != 0) {
            throw new Unusable("a quote in the command is not closed", "close it");
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new Unusable("the command is empty", "write cmd:PROGRAM ARGUMENTS");
        }
        return words;
    }
}
