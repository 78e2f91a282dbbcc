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
                insert into order_note (order_id, kind, note) values (?, ?, ?)
                on conflict do nothing
                """).param(orderId).param(kind).param(note).update();
    }

    public Optional<String> find(UUID orderId, String kind) {
        return sql.sql("select note from order_note where order_id = ? and kind = ?")
                .param(orderId)
                .param(kind)
                .query(String.class)
                .optional();
    }
}
