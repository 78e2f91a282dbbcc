package io.guanhu.customer.rotation;

import io.guanhu.platform.job.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a rotation has got within its phase; which phase it is in, the versions tell.
 *
 * @param version whose tokens the customers up to the page have; 0 before the first page
 * @param page the last customer who has new tokens; absent before the first page
 * @param epoch in which the old version dies; absent before it was destroyed
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

    static String dying(long epoch) {
        return EPOCH + epoch;
    }

    /** The last customer who has tokens of a version; absent before the first page of it. */
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
