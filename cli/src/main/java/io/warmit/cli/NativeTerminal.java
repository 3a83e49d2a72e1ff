package io.warmit.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the operating system knows of a stream; {@code System.console()} knows only of all of them together. */
final class NativeTerminal {
    /** TIOCGWINSZ of ioctl_tty(2) on Linux, and of ttycom.h on macOS and the BSDs. */
    private static final long LINUX_WINDOW_SIZE = 0x5413;

    private static final long BSD_WINDOW_SIZE = 0x40087468;
    private static final int WINSIZE_BYTES = 8;

    private NativeTerminal() {}

    /** The visible area of a terminal in characters. */
    record Size(int rows, int columns) {}

    static boolean isTerminal(int descriptor) {
        return !isPlainlyNone(descriptor) && isatty(descriptor);
    }

    /** Making a way into the C library costs more than most commands do; for pipes and files, the link in /proc is answer enough. */
    private static boolean isPlainlyNone(int descriptor) {
        Path link = Path.of("/proc/self/fd", String.valueOf(descriptor));
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("pipe:[")
                    || target.startsWith("socket:[")
                    || target.equals("/dev/null")
                    || Files.isRegularFile(link);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    @SuppressWarnings("restricted")
    private static boolean isatty(int descriptor) {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle isatty = linker.downcallHandle(
                    linker.defaultLookup().find("isatty").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable unknown) {
            return false;
        }
    }

    /** The size of the terminal behind a stream; empty when it is none, or does not know. */
    @SuppressWarnings("restricted")
    static Optional<Size> size(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle ioctl = linker.downcallHandle(
                    linker.defaultLookup().find("ioctl").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));
            boolean linux = System.getProperty("os.name").equals("Linux");
            // struct winsize: rows, columns and two sizes in pixels, each an unsigned short.
            MemorySegment size = arena.allocate(WINSIZE_BYTES);
            int answer = (int) ioctl.invokeExact(descriptor, linux ? LINUX_WINDOW_SIZE : BSD_WINDOW_SIZE, size);
            int rows = Short.toUnsignedInt(size.getAtIndex(ValueLayout.JAVA_SHORT, 0));
            int columns = Short.toUnsignedInt(size.getAtIndex(ValueLayout.JAVA_SHORT, 1));
            return answer == 0 && columns > 0 ? Optional.of(new Size(rows, columns)) : Optional.empty();
        } catch (Throwable unknown) {
            return Optional.empty();
        }
    }
}
