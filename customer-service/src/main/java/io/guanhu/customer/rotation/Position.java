package io.guanhu.customer.rotation;

import io.guanhu.platform.job.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a rotation within its phase; the phase itself follows from the versions.
 *
 * @param version the version whose tokens all customers up to {@code page} have; 0 before the first
 *     page
 * @param page the last customer with new tokens; absent before the first page
 * @param epoch the epoch that ends the old version; absent before it was destroyed
 */
record Position(int version, @Nullable UUID page, @Nullable Long epoch) {

    static final String NEW = "NEW";
    static final String BEGUN = "BEGUN";
    static final String TURNED = "TURNED";

    private static final String PAGE = "PAGE ";
    private static final String EPOCH = "EPOCH ";

    static String after(int version, UUID customer) {
        return PAGE + version + " " + customer;
    }

    static String awaitingEpoch(long epoch) {
        return EPOCH + epoch;
    }

    /** The last customer with tokens of a version; absent before its first page. */
    @Nullable
    UUID pageOf(int next) {
        return version == next ? page : null;
    }

    static Position of(Job job) {
        String position = job.position();
        if (position != null && position.startsWith(PAGE)) {
            String[] parts = position.split(" ", -1);
            return new Position(Integer.parseInt(parts[1]), UUID.fromString(parts[2]), null);
        }
        if (position != null && position.startsWith(EPOCH)) {
            return new Position(0, null, Long.valueOf(position.substring(EPOCH.length())));
        }
        return new Position(0, null, null);
    }
}
