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

    /** A person's progress in a tour. */
    public enum State {
        STARTED,
        /** Closed before the end; continues at the same step. */
        PAUSED,
        FINISHED
    }

    /** No tour has more steps. */
    public static final int MOST_STEPS = 50;

    /** Its name in URLs, such as {@code privacy-desk}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Tour> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
