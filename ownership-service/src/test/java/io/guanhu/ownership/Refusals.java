package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Checks a refusal: its answer, and that the databases are unchanged. */
final class Refusals {

    /** All tables except the outbox and inbox, one of which reports the refusal. */
    private static final List<String> TABLES = List.of(
            "manager",
            "customer",
            "pool",
            "assignment",
            "pool_membership",
            "transfer",
            "transfer_customer",
            "idempotency_key");

    /** Whose keys there are, and which were destroyed. */
    private static final List<String> KEYS = List.of("owner_leaf", "destroyed_key");

    private final Database database;
    private final KeyStore keys;

    Refusals(Database database, KeyStore keys) {
        this.database = database;
        this.keys = keys;
    }

    void expect(Supplier<ResponseSpec> request, int status, String code) {
        List<String> before = state();
        Refusal.refused(request.get(), status, code);
        assertThat(state()).isEqualTo(before);
    }

    private List<String> state() {
        List<String> rows = rows(database, TABLES);
        rows.addAll(rows(keys.database(), KEYS));
        return rows;
    }

    private static List<String> rows(Database database, List<String> tables) {
        Rows found = new Rows(database);
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            found.texts("select t::text from " + table + " t order by t::text").forEach(row -> rows.add(table + row));
        }
        return rows;
    }
}
