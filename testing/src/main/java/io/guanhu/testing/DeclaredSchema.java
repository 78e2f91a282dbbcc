package io.guanhu.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A service's tables, and what each column's comment (or, for all columns, the table's comment)
 * declares: the category of its personal data, and what erasure does to it.
 *
 * <pre>
 * comment on column profile.sealed is 'category=its row''s; erasure=row deleted, key destroyed'
 * </pre>
 *
 * <p>A category is {@code none}, {@code its row's} (another column names it), or names of
 * categories joined by {@code or}. What erasure does is {@code kept}, {@code row deleted},
 * {@code row kept}, {@code raised} or {@code set to null}, possibly followed by an explanation.
 *
 * <p>For a text column, the comment also states at its end whether it can contain what people
 * wrote:
 *
 * <pre>
 * select declare_codes('transfer', 'state', 'proposer');   -- free-text=code(token), with a CHECK
 * select declare_text('pool', 'note', 'none: ...why');     -- free-text=none: ...why
 * </pre>
 *
 * What people wrote is sealed, in a binary column.
 *
 * <p>A table's comment also states at its end what limits the number of rows:
 *
 * <pre>
 * select declare_rows('job', 'deleted: 90 days after the job ended')
 * </pre>
 */
public final class DeclaredSchema {

    private static final Pattern DECLARATION = Pattern.compile(
            "category=(none|its row's|[A-Z]+(?: or [A-Z]+)*); erasure=(?:kept|row deleted|row kept|raised|set to null).*",
            Pattern.DOTALL);
    private static final Pattern FREE_TEXT =
            Pattern.compile("; free-text=(none(?:: .+)?|sealed(?:: .+)?|code\\(token\\))$");
    private static final Pattern ROWS = Pattern.compile("rows=(?:fixed|one per [a-z ,]+|deleted|kept): .+");
    private static final String TABLES = """
            select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as told
              from pg_class c
             where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
               and c.relname <> 'flyway_schema_history'
             order by 1
            """;
    private static final String TEXTS = """
            select c.relname || '.' || a.attname as name, coalesce(col_description(c.oid, a.attnum), '') as told,
                   exists (select from pg_constraint k
                            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checked
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
               and c.relname <> 'flyway_schema_history'
               and a.atttypid in (
                   'text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'json'::regtype,
                   'jsonb'::regtype, 'xml'::regtype, 'bpchar'::regtype, 'name'::regtype)
             order by 1
            """;
    private static final String COLUMNS = """
            select c.relname || '.' || a.attname as name,
                   coalesce(col_description(c.oid, a.attnum), obj_description(c.oid, 'pg_class'), '') as told
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
               and c.relname <> 'flyway_schema_history'
             order by 1
            """;

    private final Database database;

    private DeclaredSchema(Database database) {
        this.database = database;
    }

    /** The tables of a database that was migrated elsewhere. */
    public static DeclaredSchema of(Database database) {
        return new DeclaredSchema(database);
    }

    /** The tables created by the migrations of the platform and of the service under test. */
    public static DeclaredSchema migrated(String service) {
        Database database = PostgresServer.shared().freshDatabase(service);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app_role", database.appRole()))
                .load()
                .migrate();
        return new DeclaredSchema(database);
    }

    /** Where the tables are. */
    public Database database() {
        return database;
    }

    /** Every column, as {@code table.column}. */
    public List<String> columns() {
        return read(COLUMNS).map(Column::name).toList();
    }

    /** The columns with a missing or invalid declaration. */
    public List<String> undeclared() {
        return read(COLUMNS)
                .filter(column -> !column.declaration().matches())
                .map(Column::name)
                .toList();
    }

    /** The tables that do not state what limits their rows. */
    public List<String> unbounded() {
        return read(TABLES)
                .filter(table -> !ROWS.matcher(table.comment()).find())
                .map(Column::name)
                .toList();
    }

    /** The categories that columns name, without those named by another column of the row. */
    public Set<String> categories() {
        Set<String> categories = new TreeSet<>();
        read(COLUMNS)
                .map(Column::declaration)
                .filter(Matcher::matches)
                .map(declaration -> declaration.group(1))
                .filter(named -> !named.equals("none") && !named.equals("its row's"))
                .forEach(named -> categories.addAll(List.of(named.split(" or ", -1))));
        return categories;
    }

    /** Runs a statement as the owner of the tables. */
    public void execute(String sql) {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The text columns that do not state whether they can contain what people wrote, or are
     * declared as a code without a check that enforces it; see {@code declare_codes}.
     */
    public List<String> openToWords() {
        List<String> open = new ArrayList<>();
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(TEXTS)) {
            while (rows.next()) {
                Matcher comment = FREE_TEXT.matcher(rows.getString("told"));
                boolean says = comment.find();
                if (!says || (comment.group(1).startsWith("code") && !rows.getBoolean("checked"))) {
                    open.add(rows.getString("name"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return open;
    }

    private record Column(String name, String comment) {

        Matcher declaration() {
            return DECLARATION.matcher(comment);
        }
    }

    private Stream<Column> read(String sql) {
        List<Column> columns = new ArrayList<>();
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("name"), rows.getString("told")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return columns.stream();
    }
}
