package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.keyring.service.ServiceKeys;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A new key for the search tokens, while people continue to work. */
@ServiceIT(value = "customer", shared = true)
@TestPropertySource(properties = "guanhu.keystore.service.refresh=300ms")
class TokenRotationIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final Bank bank;
    private final Administrator administrator;
    private final Rows rows;
    private final SearchTokens searchTokens;

    @Autowired
    TokenRotationIT(WebTestClient client, Database database, ServiceKeys keys) {
        this.bank = new Bank(client);
        this.administrator = new Administrator(bank);
        this.rows = new Rows(database);
        this.searchTokens = new SearchTokens(bank, rows, keys);
    }

    @Test
    void leavesNoGapForThoseWhoSearchRegisterAndChangeMeanwhile() throws Exception {
        List<Person> old = Stream.generate(Person::somebody).limit(20).toList();
        old.forEach(bank::created);
        int before = searchTokens.reading();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            acts.add(() -> untilOver(over, () -> registersAndFinds()));
            acts.add(() -> untilOver(over, () -> changesAndFinds()));
            acts.add(() -> untilOver(over, () -> old.forEach(searchTokens::isFoundAndNotRegisteredAgain)));
        }
        acts.add(() -> {
            try {
                return rotated();
            } finally {
                over.set(true);
            }
        });

        List<Integer> rounds = Crowd.of(acts, LONG);

        assertThat(rounds).isNotEmpty().allMatch(each -> each > 0);
        assertThat(searchTokens.reading()).isEqualTo(before + 1);
        old.forEach(searchTokens::isFoundAndNotRegisteredAgain);
        searchTokens.nothingIsLeftOf(before);
    }

    private static int untilOver(AtomicBoolean over, Runnable act) {
        int rounds = 0;
        while (!over.get()) {
            act.run();
            rounds++;
        }
        return rounds;
    }

    /** Starts more than once, for there is one rotation at a time. */
    private int rotated() {
        assertThat(administrator.start().id()).isEqualTo(administrator.start().id());
        assertThat(administrator.rotate().done()).isGreaterThanOrEqualTo(20);
        return 1;
    }

    private void registersAndFinds() {
        Person person = Person.somebody();
        bank.created(person);
        searchTokens.isFoundAndNotRegisteredAgain(person);
    }

    private void changesAndFinds() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        String fresh = "neu" + person.email();
        UUID change = bank.proposed(E1101, id, 1, Map.of("email", fresh));
        bank.confirm(E1101, id, change).expectStatus().isOk();
        searchTokens.finds(Map.of("email", fresh), 1);
        searchTokens.finds(Map.of("email", person.email()), 0);
    }

    @Test
    void refusesOthersAndAnOldSignIn() {
        for (String role : Set.of("operations", "compliance-officer", "auditor")) {
            bank.as(Tokens.staff("E9902", "HQ", role).acr("2"))
                    .post()
                    .uri(Administrator.ROTATION)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        bank.as(Tokens.staff("E9901", "HQ", "administrator").acr("1"))
                .post()
                .uri(Administrator.ROTATION)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        bank.as(Administrator.TOKENS)
                .get()
                .uri(Administrator.JOBS + "/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("job-not-found");
    }

    @Test
    void isNotLeftHalfDone() {
        UUID rotation = administrator.start().id();
        bank.as(Administrator.TOKENS)
                .post()
                .uri(Administrator.JOBS + "/" + rotation + "/cancellation")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("job-not-cancellable");
        administrator.rotate();
    }
}
