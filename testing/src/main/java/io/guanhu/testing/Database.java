package io.guanhu.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * One service's database.
 *
 * @param name the database's name on the server
 * @param roles the prefix of its two roles, {@code <roles>_owner} and {@code <roles>_app}
 */
public record Database(String host, int port, String name, String roles, String ownerPassword, String appPassword) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The role that owns the tables and runs migrations. */
    public String ownerRole() {
        return roles + "_owner";
    }

    /** The role of the running service: reads and writes rows, and nothing else. */
    public String appRole() {
        return roles + "_app";
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), ownerRole(), ownerPassword);
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), appRole(), appPassword);
    }

    @Override
    public String toString() {
        return "Database[" + jdbcUrl() + ", roles " + ownerRole() + " and " + appRole() + "]";
    }
}
