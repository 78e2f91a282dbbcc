package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.signin.Console;
import io.guanhu.local.suite.LocalSuite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * An old root is destroyed only when the standby, which may take the key store's place, has the
 * tree under the new one: a failover loses no living customer and brings no erased one back.
 */
class StandbyIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEYRING = "/api/operations/customer-service/keyring";

    private final LocalSuite suite = RunningSuite.shared();

    @Test
    void isWaitedForAndHasTheNewTreeWhenTheOldRootDies() throws SQLException {
        Console administrator = Console.signIn(new Http(PATIENCE), suite.suite(), "e9301", CLOCK);
        administrator.stepUp();
        String epoch;
        suite.keyStandby().close();
        try {
            Answer asked = administrator.post(KEYRING + "/rotation", Map.of());
            assertThat(asked.status()).isEqualTo(202);
            epoch = KEYRING + "/epochs/" + asked.at("epoch");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(administrator.get(epoch).text())
                            .contains("STANDBYS_FLUSHED")
                            .contains("1 of 1 standbys are behind or away"));
            opensWhatLives();
            assertThat(administrator.get(epoch).at("step")).isNotEqualTo("CLOSED");
        } finally {
            suite.keyStandby().start();
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(administrator.get(epoch).at("step")).isEqualTo("CLOSED"));
        assertThat(administrator.get(epoch).text()).contains("standbys=1");
        try (Connection primary = suite.superuser("customer_keys");
                Connection standby = suite.keyStandby().superuser("customer_keys")) {
            assertThat(root(standby)).isEqualTo(root(primary));
        }
    }

    /** Searches read sealed values. */
    private void opensWhatLives() {
        Console operations = Console.signIn(new Http(PATIENCE), suite.suite(), "e9001", CLOCK);
        Answer found = operations.post(
                "/api/customers/search",
                Map.of("idNumber", RunningSuite.customers().getLast().idNumber()));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.at("items.0.fields.name")).isNotEmpty();
    }

    private static String root(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select root_version from tree")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
