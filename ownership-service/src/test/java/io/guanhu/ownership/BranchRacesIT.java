package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What happens to branches while something else does. */
@ServiceIT("ownership")
class BranchRacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of the settings of these tests; nothing else uses it. */
    private static final String INITIAL = "NB/YINZHOU/001";

    private final Database database;
    private final Worker initialBranches;
    private final OwnershipSteps bank;
    private final BranchDesk desk;

    @Autowired
    BranchRacesIT(Database database, @Qualifier("initialBranchesWorker") Worker initialBranches, WebTestClient client) {
        this.database = database;
        this.initialBranches = initialBranches;
        this.bank = new OwnershipSteps(client);
        this.desk = new BranchDesk(bank);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    /** The empty list of a new bank may have been announced before; the next announcement is far off. */
    @Test
    void announcesTheFirstBranchesAsSoonAsTheyAreEntered() throws SQLException {
        long before = announcementsOf(INITIAL);
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("delete from branch where path = '%s'".formatted(INITIAL));
        }
        initialBranches.wake();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(announcementsOf(INITIAL)).isGreaterThan(before));
    }

    @Test
    void assignsNobodyInABranchThatIsBeingClosed() throws Exception {
        desk.added("XA/BEILIN/001");
        bank.managerIs("E4201", "XA/BEILIN/001");
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", null);
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update branch set state = 'CLOSED' where path = 'XA/BEILIN/001'");
            CompletableFuture<Integer> assigned = CompletableFuture.supplyAsync(() -> assigned(customer));
            await().atMost(PATIENCE).until(() -> assigned.isDone() || somebodyWaits(statement));
            connection.commit();

            assertThat(assigned.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(409);
        }
    }

    private int assigned(UUID customer) {
        return bank.assign(OPERATIONS, customer, "E4201", "PRIMARY", Map.of())
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static long announcementsOf(String branch) {
        return BranchDesk.announcedBranches().stream()
                .map(ListedBranch::branch)
                .filter(branch::equals)
                .count();
    }
}
