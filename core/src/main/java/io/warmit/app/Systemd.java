package io.warmit.app;

import io.warmit.config.Environment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells systemd how the service is, as sd_notify(3) does: one datagram to the socket that NOTIFY_SOCKET names. Without that variable nothing is told.
 *
 * <p>Java has no datagrams over UNIX sockets, hence the three calls of the C library.
 */
public final class Systemd {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int PATH_OFFSET = 2;
    private static final int LONGEST_PATH = 107;

    private final Optional<String> socket;
    private final Optional<Duration> watchdog;

    private Systemd(Optional<String> socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    public static Systemd of(Environment environment) {
        return new Systemd(
                environment.variable("NOTIFY_SOCKET").filter(path -> path.length() <= LONGEST_PATH),
                environment
                        .variable("WATCHDOG_USEC")
                        .filter(text -> text.matches("\\d{1,15}"))
                        .map(text -> Duration.ofNanos(Long.parseLong(text) * 1000)));
    }

    /** How often it wants to hear that the service is alive: half of what it waits for. */
    public Optional<Duration> beat() {
        return watchdog.map(limit -> limit.dividedBy(2));
    }

    public void ready(String status) {
        tell("READY=1\nSTATUS=" + status);
    }

    public void alive() {
        tell("WATCHDOG=1");
    }

    public void stopping(String status) {
        tell("STOPPING=1\nSTATUS=" + status);
    }

    private void tell(String message) {
        socket.ifPresent(path -> send(path, message));
    }

    private static void send(String path, String message) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle open = call(
                    linker,
                    "socket",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MethodHandle sendTo = call(
                    linker,
                    "sendto",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT));
            MethodHandle close =
                    call(linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            byte[] words = message.getBytes(StandardCharsets.UTF_8);
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            MemorySegment address = arena.allocate(PATH_OFFSET + LONGEST_PATH + 1L);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, PATH_OFFSET, name.length);
            if (name[0] == '@') {
                address.set(ValueLayout.JAVA_BYTE, PATH_OFFSET, (byte) 0);
            }
            int fd = (int) open.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (fd >= 0) {
                sendTo.invoke(
                        fd,
                        arena.allocateFrom(ValueLayout.JAVA_BYTE, words),
                        (long) words.length,
                        0,
                        address,
                        PATH_OFFSET + name.length);
                close.invoke(fd);
            }
        } catch (Throwable broken) {
            throw new IllegalStateException("systemd could not be told", broken);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(Linker linker, String name, FunctionDescriptor shape) {
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
    }
}
