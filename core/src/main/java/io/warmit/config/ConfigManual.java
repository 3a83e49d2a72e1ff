package io.warmit.config;

import io.warmit.config.ConfigReference.Setting;
import java.util.List;

/** The manual page warmit.yaml(5), written from the declarations of the settings, in the man macros that every reader of manual pages knows. */
public final class ConfigManual {
    private final StringBuilder text = new StringBuilder();

    private ConfigManual() {}

    public static String page() {
        ConfigManual manual = new ConfigManual();
        manual.opening();
        ConfigReference.sections().forEach(manual::section);
        manual.ending();
        return manual.text.toString();
    }

    private void opening() {
        macro("TH", "WARMIT.YAML", "5", "", "warmit", "File formats");
        macro("SH", "NAME");
        line("warmit.yaml \\- configuration of warmit");
        macro("SH", "DESCRIPTION");
        line(
                "The file is YAML 1.2 in its core schema: yes, no, on and off are text, so a switch says true or false. "
                        + "It is one document without tags, of at most 1 MiB; an unknown key and a key that stands twice are errors.");
        macro("PP");
        line(
                "It is looked for at \\-\\-config, WARMIT_CONFIG, $XDG_CONFIG_HOME/warmit/warmit.yaml and "
                        + "/etc/warmit/warmit.yaml; the first that exists is used alone. "
                        + "An option wins over an environment variable, which wins over the file, which wins over the default.");
        macro("PP");
        line(
                "Durations are written 250ms 90s 15m 2h 3d, ranges 45s\\-1h, sizes 64KiB 256MiB 1GiB, shares 0% to 100%, "
                        + "days mon\\-fri,sun. A number without its unit is an error. Relative paths count from the folder of the file.");
        macro("PP");
        line("A secret is a reference: file:/path (its first line), env:NAME, cmd:program arguments (no shell), "
                + "systemd:NAME (a credential). A password itself never stands in the file.");
    }

    private void section(String name) {
        List<Setting> settings = ConfigReference.settings(name);
        if (settings.size() == 1 && settings.getFirst().path().equals(name)) {
            if (name.equals("version")) {
                macro("SH", "GENERAL SETTINGS");
            }
        } else {
            macro("SH", name);
            line(escaped(ConfigReference.description(name).orElseThrow()));
        }
        settings.forEach(this::setting);
        if (name.equals("campaigns")) {
            macro("PP");
            line("Also volume, pairs, times, read, reply and file, with the keys they have in campaign_defaults.");
        }
    }

    private void setting(Setting setting) {
        macro("TP");
        line("\\fB" + escaped(setting.path()) + "\\fR");
        StringBuilder words = new StringBuilder(escaped(setting.description()));
        words.append(" It is ").append(escaped(setting.kind()));
        setting.limits().ifPresent(limits -> words.append(", ").append(escaped(limits)));
        words.append(setting.required() ? "; it is required." : ".");
        setting.byDefault()
                .ifPresent(value ->
                        words.append(" Default: ").append(escaped(value)).append('.'));
        setting.derived()
                .ifPresent(origin -> words.append(setting.byDefault().isPresent() ? " More exactly: " : " Default: ")
                        .append(escaped(origin))
                        .append('.'));
        setting.variable()
                .ifPresent(name ->
                        words.append(" Variable: ").append(escaped(name)).append('.'));
        line(words.toString());
    }

    private void ending() {
        macro("SH", "EXAMPLE");
        line("The complete file with all defaults is printed by \\fBwarmit config example\\fR.");
        macro("SH", "SEE ALSO");
        line("\\fBwarmit\\fR(1)");
    }

    private void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(argument).append('"');
        }
        text.append('\n');
    }

    private void line(String words) {
        text.append(words.startsWith(".") || words.startsWith("'") ? "\\&" : "")
                .append(words)
                .append('\n');
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("…", "...")
                .replace("±", "+\\-");
    }
}
