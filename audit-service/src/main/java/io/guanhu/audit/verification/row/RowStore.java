package io.guanhu.audit.verification.row;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Reads the rows of the log in bulk, in the order of its leaves. */
@Component
public class RowStore {

    /** Index, id and bytes. */
    CopiedRows leaves(Connection connection, long from, long to) throws SQLException {
        return CopiedRows.of(connection, """
                select leaf_index, entry_id, entry from leaf
                where leaf_index >= %d and leaf_index < %d order by leaf_index
                """.formatted(from, to));
    }

    /** The searchable columns, in the order of {@link ColumnCheck}. */
    CopiedRows columns(Connection connection, long from, long to) throws SQLException {
        return CopiedRows.of(connection, """
                select leaf_index, entry_id, at, customer_id, service, actor_type, actor_id, action,
                    resource_type, resource_id, outcome, reason, branch, trace_id, roles
                from entry_index
                where leaf_index >= %d and leaf_index < %d order by leaf_index
                """.formatted(from, to));
    }

    /** The details, in the order of {@link DetailCheck}. */
    CopiedRows details(Connection connection, long from, long to) throws SQLException {
        return CopiedRows.of(connection, """
                select leaf_index, position, entry_id, customer_id, category, field, salt, sealed
                from entry_detail
                where leaf_index >= %d and leaf_index < %d order by leaf_index, position
                """.formatted(from, to));
    }
}
