package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessIT {

    @TempDir
    Path directory;

    private PostgresProcess start() {
        return PostgresProcess.start(Ports.free(), directory.resolve("data"), directory.resolve("log"), "secret");
    }

    @Test
    void makesAnewWhatAKilledStartLeftHalfMade() throws IOException, SQLException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "18");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.createFile(directory.resolve("data.unfinished"));
        try (PostgresProcess server = start();
                Connection connection = server.superuser("postgres")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(directory.resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void keepsItsDataAndLetsNobodyInWithoutThePassword() throws SQLException {
        try (PostgresProcess server = start();
                Connection connection = server.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept ()");
        }
        try (PostgresProcess server = start();
                Connection connection = server.superuser("postgres");
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select from kept")).isTrue();
            String url = "jdbc:postgresql://localhost:" + server.port() + "/postgres";
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }
}
