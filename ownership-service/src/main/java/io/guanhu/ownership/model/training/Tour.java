package io.guanhu.ownership.model.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The guided tours of the console; its pages know their steps. */
public enum Tour {
    MANAGER,
    LEAD,
    PRIVACY_DESK,
    AUDITOR,
    ADMINISTRATOR;

    /** How far somebody has come. */
    public enum State {
        STARTED,
        /** Closed on the way; it goes on at the same step. */
        PAUSED,
        FINISHED
    }

    /** No tour is longer. */
    public static final int MOST_STEPS = 50;

    /** As it stands in addresses, such as {@code privacy-desk}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Tour> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
