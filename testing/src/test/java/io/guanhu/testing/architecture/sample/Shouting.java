package io.guanhu.testing.architecture.sample;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Each writes a part of a statement in upper case. */
public final class Shouting {

    private Shouting() {}

    public static final class Whole {
        GenericExecuteSpec names(DatabaseClient database) {
            return database.sql("SELECT name FROM guest");
        }
    }

    public static final class Block {
        GenericExecuteSpec names(DatabaseClient database) {
            return database.sql("""
                    select name from guest
                    ORDER BY name
                    """);
        }
    }

    public static final class Joined {
        GenericExecuteSpec names(DatabaseClient database, String table) {
            return database.sql("select name from " + table + " WHERE name <> ''");
        }
    }

    public static final class Formatted {
        GenericExecuteSpec names(DatabaseClient database, String table) {
            return database.sql("select name from %s FOR UPDATE".formatted(table));
        }
    }

    /** A store's part that keeps a statement for another. */
    public static final class NameStore {
        String condition(String name) {
            return "name IS " + name;
        }
    }

    /** The one that is as it should be. */
    public static final class Quiet {
        private static final String SET = "SET";

        GenericExecuteSpec names(DatabaseClient database) {
            return database.sql("""
                            select "ORDER BY" from guest
                            where name = 'FROM HERE TO THERE' and state = :STATE and kind = :set
                            """).bind("set", SET);
        }
    }
}
