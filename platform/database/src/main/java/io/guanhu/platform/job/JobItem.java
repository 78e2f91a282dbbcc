package io.guanhu.platform.job;

import io.guanhu.platform.contract.DataCategory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of one item that a job worked on.
 *
 * @param line its position in the job's input; a job has one result for each
 * @param item the id of what it is about; absent if nothing came of it
 * @param outcome a code that depends on the job's type, such as {@code created}
 * @param detail a code with more detail, such as that of a refusal
 * @param sealed its personal details, sealed by the work itself
 */
public record JobItem(
        long line,
        @Nullable String item,
        String outcome,
        @Nullable String detail,
        @Nullable Sealed sealed) {

    /** Data that can be read as long as its owner's key exists. */
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
