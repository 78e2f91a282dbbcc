package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A crowd of refused requests does not keep others out. */
@ServiceIT(value = "customer", shared = true)
class ReachCrowdIT {

    private static final int CROWD = 60;
    private static final int HELD_UP = 15;

    private final Bank bank;
    private final Database database;
    private final Rows rows;

    @Autowired
    ReachCrowdIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.database = database;
        this.rows = new Rows(database);
    }

    private int status(Tokens by, UUID customer) {
        return bank.read(by, customer).returnResult(Void.class).getStatus().value();
    }

    @Test
    void aCrowdOfRefusedRequestsIsRefusedAndKeepsNobodyOut() throws Exception {
        Map<String, Object> form = Person.somebody().form();
        UUID customer = Bank.idOf(bank.create(E1101, form));
        assertThat(crowd(() -> status(E2101, customer))).containsOnly(404);
        assertThat(crowd(() -> bank.create(E1101, form)
                        .returnResult(Void.class)
                        .getStatus()
                        .value()))
                .containsOnly(409);
    }

    /**
     * What each of more callers than there are connections is answered. All are held up until every
     * connection is taken, so that each would wait for the others if it needed a second one.
     */
    private List<Integer> crowd(Callable<Integer> act) throws Exception {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table customer, search_token in access exclusive mode");
            Future<List<Integer>> answers = threads.submit(() -> Crowd.of(CROWD, act, PATIENCE));
            await().atMost(PATIENCE)
                    .until(() -> rows.count("select count(*) from pg_locks where not granted") >= HELD_UP);
            connection.commit();
            return answers.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
