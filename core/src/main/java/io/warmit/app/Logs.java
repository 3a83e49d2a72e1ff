package io.warmit.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.pattern.DynamicConverter;
import io.warmit.config.section.LoggingSettings;
import io.warmit.config.section.LoggingSettings.Format;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Turns the log of business events on: to standard error or a file, as text, JSON, or with the priorities that the journal reads. */
public final class Logs {
    private static final String JOURNAL = "%priority%msg%n%ex{short}";

    private Logs() {}

    public static void start(LoggingSettings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger events = context.getLogger("warmit");
        events.setLevel(Level.valueOf(settings.level().name()));
        events.setAdditive(false);
        events.detachAndStopAllAppenders();
        OutputStreamAppender<ILoggingEvent> appender = appender(settings.file());
        appender.setContext(context);
        appender.setEncoder(encoder(settings.format(), context));
        appender.start();
        events.addAppender(appender);
    }

    private static OutputStreamAppender<ILoggingEvent> appender(Optional<Path> file) {
        if (file.isPresent()) {
            FileAppender<ILoggingEvent> toFile = new FileAppender<>();
            toFile.setFile(file.get().toString());
            return toFile;
        }
        ConsoleAppender<ILoggingEvent> toStderr = new ConsoleAppender<>();
        toStderr.setTarget("System.err");
        return toStderr;
    }

    private static Encoder<ILoggingEvent> encoder(Format format, LoggerContext context) {
        if (format == Format.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        PatternLayout lines = new PatternLayout();
        lines.setContext(context);
        lines.getInstanceConverterMap().put("priority", Priority::new);
        lines.setPattern(format == Format.JOURNAL ? JOURNAL : QuietLogs.TEXT);
        lines.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(lines);
        encoder.start();
        return encoder;
    }

    /** The priority in front of a line, see sd-daemon(3). */
    static final class Priority extends DynamicConverter<ILoggingEvent> {
        private static final Map<Level, String> NUMBERS = Map.of(
                Level.ERROR, "<3>", Level.WARN, "<4>", Level.INFO, "<6>", Level.DEBUG, "<7>", Level.TRACE, "<7>");

        @Override
        public String convert(ILoggingEvent event) {
            return NUMBERS.getOrDefault(event.getLevel(), "<6>");
        }
    }
}
