package io.guanhu.audit.verification.row;

import io.guanhu.platform.contract.AuditEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the database says about erasures, with the leaves that should say the same. */
@Component
public class MarkStore {

    /** A category marked as erased, and the leaf that should record it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Erased(String customerId, String category, String orderId, byte[] leaf) {}

    /** A leaf that should record the end of a service's keys. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ended(long index, byte[] leaf) {}

    /** The marks of a customer's category as erased, and the leaves that should record them. */
    List<Erased> erased(Connection connection, String customerId, String category) throws SQLException {
        String query = """
                select e.customer_id::text, e.category, e.order_id::text, l.entry
                from erased_category e left join leaf l on l.entry_id = e.entry_id
                where e.customer_id = ?::uuid and e.category = ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, customerId);
            select.setString(2, category);
            return erased(select);
        }
    }

    /** A page of marks after a given one. */
    List<Erased> erasedAfter(Connection connection, Erased last, int limit) throws SQLException {
        String query = """
                select e.customer_id::text, e.category, e.order_id::text, l.entry
                from erased_category e left join leaf l on l.entry_id = e.entry_id
                where (e.customer_id, e.category, e.order_id) > (?::uuid, ?, ?::uuid)
                order by e.customer_id, e.category, e.order_id limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, last.customerId());
            select.setString(2, last.category());
            select.setString(3, last.orderId());
            select.setInt(4, limit);
            return erased(select);
        }
    }

    private static List<Erased> erased(PreparedStatement select) throws SQLException {
        List<Erased> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] leaf = rows.getBytes(4);
                found.add(new Erased(
                        rows.getString(1), rows.getString(2), rows.getString(3), leaf == null ? new byte[0] : leaf));
            }
        }
        return found;
    }

    /** The leaves in which services record that an order ended their keys of a category. */
    List<Ended> ended(Connection connection, Erased erased) throws SQLException {
        String query = """
                select l.leaf_index, l.entry
                from entry_index s join leaf l on l.leaf_index = s.leaf_index
                where s.resource_type = ? and s.resource_id = ? and s.action = ? and s.reason = ?
                """;
        List<Ended> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, AuditEvents.ERASURE_ORDER);
            select.setString(2, erased.orderId());
            select.setString(3, AuditEvents.END_KEYS);
            select.setString(4, erased.category());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Ended(rows.getLong(1), rows.getBytes(2)));
                }
            }
        }
        return found;
    }
}
