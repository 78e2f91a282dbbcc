package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Simultaneous assignments leave one owner, and no gap. */
@ServiceIT(value = "ownership", shared = true)
class ConcurrentAssignmentsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING = "select count(*) from pg_locks where not granted";

    private final Database database;
    private final Rows rows;
    private final OwnershipSteps bank;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    ConcurrentAssignmentsIT(Database database, WebTestClient client) {
        this.database = database;
        this.rows = new Rows(database);
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void manyWhoAssignAtOnceLeaveOneOwnerAndNoGap() throws Exception {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", null);
        List<Callable<Integer>> assigning = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            String manager = at % 2 == 0 ? "E1101" : "E1102";
            assigning.add(() -> bank.assign(BEIJING_LEAD, customer, manager, "PRIMARY", Map.of())
                    .returnResult(Void.class)
                    .getStatus()
                    .value());
        }
        for (Future<Integer> answer : threads.invokeAll(assigning, 30, TimeUnit.SECONDS)) {
            assertThat(answer.get()).isIn(201, 409);
        }
        bank.ownersOf(customer, OPERATIONS).jsonPath("$.items.length()").isEqualTo(1);
        bank.as(OPERATIONS)
                .get()
                .uri("/api/assignments/coverage")
                .exchange()
                .expectBody()
                .jsonPath("$.first[?(@.customerId == '" + customer + "')]")
                .doesNotExist();
        assertThat(poolStays(customer, "upper(valid) is not null")).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesAnOwnerBesideAPool() throws Exception {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID pooled = bank.customerArrives("BJ/CHAOYANG/001", null);
        try (Connection one = database.connectAsApp();
                Connection other = database.connectAsApp()) {
            assertThatThrownBy(() -> execute(one, intoPool(customer)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("owner and be in a pool");
            assertThatThrownBy(() -> execute(one, toOwner(pooled)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("owner and be in a pool");
            UUID neither = UUID.randomUUID();
            execute(
                    one,
                    "insert into customer (customer_id, branch, status, since) values ('%s', 'BJ', 'CLOSED', now())"
                            .formatted(neither));
            one.setAutoCommit(false);
            execute(one, toOwner(neither));
            Future<?> beside = threads.submit(() -> {
                execute(other, intoPool(neither));
                return null;
            });
            await().atMost(PATIENCE).until(() -> rows.count(WAITING) > 0);
            one.commit();
            assertThatThrownBy(() -> beside.get(30, TimeUnit.SECONDS)).hasMessageContaining("owner and be in a pool");
        }
    }

    private static String intoPool(UUID customer) {
        return """
                insert into pool_membership (customer_id, pool_id, valid)
                select '%s', id, tstzrange(now(), null) from pool where branch = 'BJ/CHAOYANG/001'
                """.formatted(customer);
    }

    private static String toOwner(UUID customer) {
        return """
                insert into assignment (id, customer_id, role, manager_id, branch, valid,
                    recorded_at, recorded_by, reason_code)
                values (uuidv7(), '%s', 'PRIMARY', 'E1102', 'BJ/CHAOYANG/001',
                    tstzrange(now(), null), now(), 'nobody', 'OTHER')
                """.formatted(customer);
    }

    /** The manager's departure is not committed yet when somebody assigns a customer. */
    @Test
    void aManagerWhoLeavesMeanwhileGetsNoCustomer() throws Exception {
        bank.managerIs("E1109", "BJ/CHAOYANG/001");
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        try (Connection leaving = database.connectAsApp()) {
            leaving.setAutoCommit(false);
            execute(leaving, "update manager set active = false where employee_id = 'E1109'");
            Future<WebTestClient.ResponseSpec> assigned =
                    threads.submit(() -> bank.assign(OPERATIONS, customer, "E1109", "PRIMARY", Map.of()));
            await().atMost(PATIENCE).until(() -> rows.count(WAITING) > 0 || assigned.isDone());
            leaving.commit();
            assigned.get(30, TimeUnit.SECONDS)
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("manager-inactive");
        }
        bank.ownersOf(customer, OPERATIONS).jsonPath("$.items[0].managerId").isEqualTo("E1101");
    }

    private long poolStays(UUID customer, String condition) {
        return rows.count(
                "select count(*) from pool_membership where customer_id = '%s' and %s".formatted(customer, condition));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
