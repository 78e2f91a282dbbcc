package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Behind the service's back: the database refuses a second owner, and the check finds a missing one. */
@ServiceIT(value = "ownership", shared = true)
class CoverageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final OwnershipSteps bank;

    @Autowired
    CoverageIT(Database database, WebTestClient client) {
        this.database = database;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void theDatabaseItselfRefusesASecondOwner() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            String second = """
                    insert into assignment (id, customer_id, role, manager_id, branch, valid,
                        recorded_at, recorded_by, reason_code)
                    values (uuidv7(), '%s', 'PRIMARY', 'E1102', 'BJ/CHAOYANG/001',
                        tstzrange(now(), null), now(), 'nobody', 'OTHER')
                    """.formatted(customer);
            assertThatThrownBy(() -> statement.execute(second))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_at_a_time");
            assertThatThrownBy(() -> statement.execute("delete from assignment"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theDatabaseItselfRefusesASecondPool() throws SQLException {
        UUID customer = bank.customerArrives("GZ/TIANHE/001", null);

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            String second = """
                    insert into pool_membership (customer_id, pool_id, valid)
                    select customer_id, pool_id, tstzrange(now(), null)
                    from pool_membership where customer_id = '%s'
                    """.formatted(customer);
            assertThatThrownBy(() -> statement.execute(second))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_pool_at_a_time");
        }
    }

    @Test
    void theCheckFindsAGapThatWasMadeBehindTheServicesBack() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        assertThat(bank.flawsOf(customer)).isEmpty();

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            statement.execute("update assignment set valid = tstzrange(lower(valid), now()) where customer_id"
                    + " = '"
                    + customer
                    + "'");
        }
        assertThat(bank.flawsOf(customer)).containsExactly("UNOWNED");

        bank.publish(new CustomerStatusChanged(
                customer, Status.CLOSED, null, Clock.systemUTC().instant()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.flawsOf(customer)).isEmpty());
    }
}
