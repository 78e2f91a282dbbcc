package io.guanhu.platform.keyring.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code order_note}. */
public class OrderNoteStore {

    private final JdbcClient sql;

    public OrderNoteStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first note of a kind is kept. */
    public void keep(UUID orderId, String kind, String note) {
        sql.sql("""
                INSERT INTO order_note (order_id, kind, note) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """).param(orderId).param(kind).param(note).update();
    }

    public Optional<String> find(UUID orderId, String kind) {
        return sql.sql("SELECT note FROM order_note WHERE order_id = ? AND kind = ?")
                .param(orderId)
                .param(kind)
                .query(String.class)
                .optional();
    }
}
