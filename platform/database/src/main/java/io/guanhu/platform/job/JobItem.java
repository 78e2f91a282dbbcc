package io.guanhu.platform.job;

import io.guanhu.platform.contract.DataCategory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item that a job worked on.
 *
 * @param line its place in what the job was given; a job has one result for each
 * @param item the id of what it is about; absent if nothing came of it
 * @param outcome a code of the job's type, such as {@code created}
 * @param detail a code that says more, such as that of a refusal
 * @param sealed what is personal of it, sealed by the work itself
 */
public record JobItem(
        long line,
        @Nullable String item,
        String outcome,
        @Nullable String detail,
        @Nullable Sealed sealed) {

    /** Something that can be read as long as the key of its owner lives. */
    public record Sealed(UUID owner, DataCategory category, byte[] bytes) {}

    public static JobItem of(long line, @Nullable String item, String outcome) {
        return new JobItem(line, item, outcome, null, null);
    }

    public JobItem withDetail(String code) {
        return new JobItem(line, item, outcome, code, sealed);
    }

    public JobItem withSealed(UUID owner, DataCategory category, byte[] bytes) {
        return new JobItem(line, item, outcome, detail, new Sealed(owner, category, bytes));
    }
}
