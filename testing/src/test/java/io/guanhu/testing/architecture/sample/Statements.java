package io.guanhu.testing.architecture.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.r2dbc.core.DatabaseClient;

/** Each contains SQL, but is not a store. */
public final class Statements {

    private Statements() {}

    public static final class Reactive {
        DatabaseClient.GenericExecuteSpec names(DatabaseClient database) {
            return database.sql("select name from guest");
        }
    }

    public static final class Jdbc {
        PreparedStatement names(Connection connection) throws SQLException {
            return connection.prepareStatement("select name from guest");
        }
    }

    public static final class PlainR2dbc {
        io.r2dbc.spi.Statement names(io.r2dbc.spi.Connection connection) {
            return connection.createStatement("select name from guest");
        }
    }
}
