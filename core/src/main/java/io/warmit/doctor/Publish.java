package io.warmit.doctor;

import io.warmit.names.Kind;
import java.util.List;

/** Words for what is to be put into DNS: the name, the kind and the record, as a zone has them. */
final class Publish {
    private Publish() {}

    static String text(String name, String value) {
        return "publish " + name + " TXT \"" + value + "\"";
    }

    /** Where there are records that it stands for. */
    static String text(String name, String value, List<String> former) {
        return text(name, value)
                + switch (former.size()) {
                    case 0 -> "";
                    case 1 -> " instead of the present record";
                    default -> " instead of the " + former.size() + " records";
                };
    }

    static String record(String name, Kind kind, String value) {
        return "publish " + name + " " + kind + " " + value;
    }
}
