package io.guanhu.tlog.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last part of a tile's URL, such as {@code x001/x234/067} or {@code 000.p/5} (C2SP
 * tlog-tiles).
 *
 * @param width 256, or fewer for a partial tile
 */
public record TilePath(long index, int width) {

    private static final Pattern PATH = Pattern.compile("((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Reads a path; empty unless it is in its canonical form. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replace("x", "").replace("/", ""));
        String partial = matcher.group(2);
        int width = partial == null ? Tile.FULL : Integer.parseInt(partial);
        if (width > Tile.FULL || (partial != null && width == Tile.FULL)) {
            return Optional.empty();
        }
        TilePath parsed = new TilePath(index, width);
        return parsed.toString().equals(path) ? Optional.of(parsed) : Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(digits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + digits(rest % 1000) + "/");
        }
        return width == Tile.FULL ? path.toString() : path + ".p/" + width;
    }

    private static String digits(long number) {
        String text = Long.toString(number);
        return "0".repeat(3 - text.length()) + text;
    }
}
