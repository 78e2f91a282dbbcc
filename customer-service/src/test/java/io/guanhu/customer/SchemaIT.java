package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceIT("customer")
class SchemaIT {

    /** What this service's own migrations made; platform answers for its own tables. */
    private static final String OWN_COLUMNS =
            """
            select c.relname || '.' || a.attname as name,
                   coalesce(col_description(c.oid, a.attnum), '') as told
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
              and c.relname in ('customer', 'profile', 'search_token', 'suppression', 'restriction',
                                'change', 'change_detail', 'consent', 'assignment', 'pooling',
                                'particulars')
            """;

    /** Every table there is, so that a new one cannot be forgotten above. */
    private static final String STRANGE_TABLES =
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
              and relname not in ('customer', 'profile', 'search_token', 'suppression',
                                  'restriction', 'change', 'change_detail', 'consent',
                                  'assignment', 'pooling', 'particulars')
              and relname !~ '^(flyway_|outbox|inbox|parked|erasure|data_key|key_encryption|idempotency|processed|scheduled)'
            """;

    private static final Pattern DECLARED =
            Pattern.compile(
                    "category=(none|its row's|[A-Z]+(?: or [A-Z]+)*); erasure=(kept|row (deleted|kept)|raised|set to null).*",
                    Pattern.DOTALL);

    private final Database database;

    @Autowired
    SchemaIT(Database database) {
        this.database = database;
    }

    @Test
    void everyColumnDeclaresItsCategoryAndWhatErasureDoes() throws SQLException {
        assertThat(read(OWN_COLUMNS + " and true")).hasSizeGreaterThan(60);
        assertThat(undeclared()).isEmpty();
    }

    @Test
    void everyTableIsKnown() throws SQLException {
        assertThat(read(STRANGE_TABLES)).isEmpty();
    }

    @Test
    void aColumnWithoutADeclarationIsFound() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            owner.createStatement().execute("alter table customer add column nickname text");
            assertThat(undeclared()).containsExactly("customer.nickname");
            owner.createStatement().execute("alter table customer drop column nickname");
        }
    }

    private List<String> undeclared() throws SQLException {
        List<String> undeclared = new ArrayList<>();
        try (Connection owner = database.connectAsOwner();
                ResultSet columns = owner.createStatement().executeQuery(OWN_COLUMNS)) {
            while (columns.next()) {
                if (!DECLARED.matcher(columns.getString("told")).matches()) {
                    undeclared.add(columns.getString("name"));
                }
            }
        }
        return undeclared;
    }

    private List<String> read(String sql) throws SQLException {
        List<String> first = new ArrayList<>();
        try (Connection owner = database.connectAsOwner();
                ResultSet rows = owner.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                first.add(rows.getString(1));
            }
        }
        return first;
    }
}
