package io.guanhu.privacy.model.request;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The name of a request in an SMS message and on the telephone. */
public final class Reference {

    private static final int LENGTH = 10;
    private static final int GROUP = 5;

    private Reference() {}

    /** Normalises what a person reads out; empty if it is not a reference. */
    public static Optional<String> read(String text) {
        String plain = text.strip().replace("-", "").toUpperCase(Locale.ROOT);
        return Optional.of(plain).filter(each -> each.matches("[0-9A-F]{10}"));
    }

    /** The random end of the id in two groups, such as {@code 4E7A9-1BC3F}. */
    public static String of(UUID requestId) {
        String id = requestId.toString().toUpperCase(Locale.ROOT);
        String end = id.substring(id.length() - LENGTH);
        return end.substring(0, GROUP) + "-" + end.substring(GROUP);
    }
}
