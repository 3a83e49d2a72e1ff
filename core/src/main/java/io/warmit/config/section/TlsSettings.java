package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import io.warmit.config.value.Word;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a mail server's connection must prove. Certificates are always checked. */
public record TlsSettings(
        @Doc(value = "Oldest protocol version that is accepted.", byDefault = "TLSv1.2")
        Version min,

        @Doc("Certificates in PEM form that are trusted besides the system's authorities.")
        Optional<Path> caFile,

        @Doc(
                value = "Time before a server's certificate expires from which on it is told.",
                byDefault = "14d",
                most = "365d")
        Duration expiryWarning) {

    /** The versions of TLS that are safe enough to be set. */
    public enum Version implements Word {
        TLS_1_2("TLSv1.2"),
        TLS_1_3("TLSv1.3");

        private final String word;

        Version(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        /** This version and those after it, the newest first. */
        public List<String> andNewer() {
            return Stream.of(values())
                    .filter(version -> version.compareTo(this) >= 0)
                    .sorted(Comparator.reverseOrder())
                    .map(Version::word)
                    .toList();
        }
    }
}
