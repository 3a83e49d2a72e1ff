package io.warmit.config.bind;

/**
 * A path through the configuration, twice: as it is shown, and with a star for each name and number.
 *
 * @param path {@code campaigns.spring.volume}, {@code mailboxes[0].zone}
 * @param pattern {@code campaigns.*.volume}, {@code mailboxes.*.zone}
 */
public record Where(String path, String pattern) {
    public static final Where ROOT = new Where("", "");

    public Where key(String key) {
        return new Where(join(path, key), join(pattern, key));
    }

    public Where name(String name) {
        return new Where(join(path, name), join(pattern, "*"));
    }

    public Where item(int index) {
        return new Where(path + "[" + index + "]", join(pattern, "*"));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
