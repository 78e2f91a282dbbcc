package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.signin.Console;
import io.guanhu.local.story.Story;
import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * All databases with personal data put back to before an erasure, the erasure ledger's own among
 * them. The audit log is another matter: it is never put back unnoticed.
 */
class RestoreIT {

    private static final Duration LONGEST_STORY = Duration.ofMinutes(8);
    private static final List<String> DATABASES = List.of("customer", "ownership", "notification", "privacy");

    private final LocalSuite suite = RunningSuite.shared();

    private static final String COOLING_OFF =
            "select count(*) from privacy_request where state = 'COOLING_OFF' and channel = 'APP'";
    private static final String ENTRIES = "select count(*) from erasure_ledger";

    @Test
    void bringsNobodyBackWhoWasErased() throws Exception {
        String before;
        try (ExecutorService stage = Executors.newSingleThreadExecutor()) {
            Future<Boolean> story = stage.submit(() -> Story.play(suite.suite(), Clock.systemUTC(), System.out));
            awaitRequestBeforeCompliance();
            suite.stop("privacy-service");
            before = read("privacy", ENTRIES);
            DATABASES.forEach(this::backUp);
            suite.restart("privacy-service");
            assertThat(story.get(LONGEST_STORY.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(read("privacy", ENTRIES)).isNotEqualTo(before);
        String position = read("privacy", "select max(position) from erasure_ledger");
        String request = ofLast("request_id");
        String customer = ofLast("(order_json::json ->> 'customerId')");
        Console lead = signedIn("e9001");
        Console officer = signedIn("e9101");
        isErased(lead, customer);

        DATABASES.forEach(name -> suite.stop(name + "-service"));
        DATABASES.forEach(this::restore);
        assertThat(read("privacy", ENTRIES)).isEqualTo(before);

        // The keeper of the ledger is away: the others know from its anchors where they stand.
        for (String name : List.of("customer", "ownership", "notification")) {
            suite.restart(name + "-service");
            assertThat(read(name, "select position from erasure_ledger_position"))
                    .isEqualTo(position);
        }
        suite.restart("privacy-service");
        isErased(lead, customer);
        isEnded(officer, request, position);

        // Once more, with the directory lost as well: Kafka is all that is left.
        DATABASES.forEach(name -> suite.stop(name + "-service"));
        DATABASES.forEach(this::restore);
        emptyAnchors();
        DATABASES.parallelStream().forEach(name -> suite.restart(name + "-service"));
        isErased(lead, customer);
        isEnded(officer, request, position);
    }

    /**
     * The customer's own one: they are in the backup, whose account the story opens just before.
     */
    private void awaitRequestBeforeCompliance() {
        Awaitility.await()
                .atMost(LONGEST_STORY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read("privacy", COOLING_OFF), found -> !found.equals("0"));
    }

    private static void isErased(Console lead, String customer) {
        Answer read = lead.get("/api/customers/" + customer);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("categories").toString()).contains("ERASED");
    }

    private static void isEnded(Console officer, String request, String position) {
        Answer read = officer.get("/api/privacy-requests/" + request);
        assertThat(read.at("ledgerPosition")).isEqualTo(position);
        assertThat(read.at("state")).isIn("COMPLETED", "PARTIALLY_COMPLETED");
        assertThat(read.json().path("history").toString()).contains("erasure-ledger");
    }

    private Console signedIn(String login) {
        return Console.signIn(new Http(Duration.ofMinutes(1)), suite.suite(), login, Clock.systemUTC());
    }

    private String ofLast(String column) throws SQLException {
        return read("privacy", "select " + column + " from erasure_ledger order by position desc limit 1");
    }

    private String read(String database, String query) throws SQLException {
        try (Connection connection = suite.superuser(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void backUp(String name) {
        run("alter database %s allow_connections false", name);
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'", name);
        run("create database %1$s_backup template %1$s owner %1$s_owner", name);
        run("alter database %s allow_connections true", name);
    }

    private void restore(String name) {
        run("drop database %s with (force)", name);
        run("create database %1$s template %1$s_backup owner %1$s_owner", name);
    }

    private void run(String sql, String name) {
        try (Connection connection = suite.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void emptyAnchors() throws IOException {
        Path directory = suite.dataDirectory().resolve("anchors/erasure-ledger");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
