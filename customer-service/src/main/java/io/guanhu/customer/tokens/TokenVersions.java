package io.guanhu.customer.tokens;

import static io.guanhu.platform.database.Columns.value;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of the key the search tokens are of.
 *
 * @param reading customers are found, and identity documents claimed, by the tokens of this one
 * @param next written as well, while the customers who are there get its tokens; absent otherwise
 * @param retired read before, while what is left of it goes; absent otherwise
 */
public record TokenVersions(
        int reading, @Nullable Integer next, @Nullable Integer retired) {

    /** Those under which tokens are written. */
    List<Integer> written() {
        return Stream.of(reading, next).filter(Objects::nonNull).toList();
    }

    /** Whether another version is on its way, or the one before on its way out. */
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
