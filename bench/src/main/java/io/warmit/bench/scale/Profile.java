package io.warmit.bench.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a daemon spent its time on the processors, from samples by CPU time (JEP 509), which see native code as well.
 *
 * @param seconds on a core that all samples stand for
 * @param frames seconds by the method that ran
 * @param packages seconds by the package of the first method from there on that is not the JDK's
 */
record Profile(double seconds, Map<String, Double> frames, Map<String, Double> packages) {
    /** What {@code jcmd JFR.start} is asked for. */
    static final List<String> SETTINGS =
            List.of("settings=profile", "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=10ms");

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final int SHOWN = 15;
    private static final int SEGMENTS = 3;

    Profile {
        frames = Map.copyOf(frames);
        packages = Map.copyOf(packages);
    }

    static Profile of(Path recording) throws IOException {
        double all = 0;
        Map<String, Double> frames = new HashMap<>();
        Map<String, Double> packages = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)) {
                    double seconds = event.getDuration("samplingPeriod").toNanos() / 1e9;
                    all += seconds;
                    frames.merge(top(event), seconds, Double::sum);
                    packages.merge(library(event), seconds, Double::sum);
                }
            }
        }
        return new Profile(all, frames, packages);
    }

    private static List<RecordedFrame> stack(RecordedEvent event) {
        return Optional.ofNullable(event.getStackTrace())
                .map(RecordedStackTrace::getFrames)
                .orElse(List.of());
    }

    private static String top(RecordedEvent event) {
        return stack(event).stream()
                .map(RecordedFrame::getMethod)
                .map(method -> method.getType().getName() + "." + method.getName())
                .findFirst()
                .orElse("(unknown)");
    }

    private static String library(RecordedEvent event) {
        return stack(event).stream()
                .map(RecordedFrame::getMethod)
                .map(Profile::owner)
                .filter(name -> !name.matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .findFirst()
                .map(Profile::shortened)
                .orElse("(the JDK alone)");
    }

    private static String owner(RecordedMethod method) {
        return method.getType().getName();
    }

    private static String shortened(String type) {
        String[] segments = type.split("\\.");
        int kept = Math.min(SEGMENTS, segments.length - 1);
        return kept < 1 ? type : String.join(".", List.of(segments).subList(0, kept));
    }

    /**
     * Both lists, the longest first.
     *
     * @param used seconds on a core that the process took meanwhile; what no sample stands for are the compiler and the collector
     */
    void table(double used, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nprofile: %.1f s of CPU in Java threads, %.1f s in the compiler, the collector and the rest of the JVM%n",
                seconds,
                Math.max(0, used - seconds));
        list("by package, the JDK's counted for whoever called it", packages, out);
        list("by method", frames, out);
    }

    private void list(String title, Map<String, Double> values, PrintStream out) {
        out.println(title);
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "%7.1f %%  %s%n",
                        100 * entry.getValue() / Math.max(seconds, Double.MIN_NORMAL),
                        entry.getKey()));
    }
}
