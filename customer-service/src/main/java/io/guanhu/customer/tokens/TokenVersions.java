package io.guanhu.customer.tokens;

import static io.guanhu.platform.database.Columns.value;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key versions of the search tokens.
 *
 * @param reading the version used to find customers and claim identity documents
 * @param next also written while existing customers get its tokens; absent otherwise
 * @param retired the previous version, while its remains are deleted; absent otherwise
 */
public record TokenVersions(
        int reading, @Nullable Integer next, @Nullable Integer retired) {

    /** The versions under which tokens are written. */
    List<Integer> written() {
        return Stream.of(reading, next).filter(Objects::nonNull).toList();
    }

    /** Whether a new version is being introduced, or the previous one removed. */
    public boolean rotating() {
        return next != null || retired != null;
    }

    public static TokenVersions read(Readable row) {
        return new TokenVersions(
                value(row, "reading", Integer.class),
                row.get("next", Integer.class),
                row.get("retired", Integer.class));
    }
}
