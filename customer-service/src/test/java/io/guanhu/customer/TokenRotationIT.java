package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.keyring.ServiceKeys;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** A new key for the search tokens, while people go on with their work. */
@ServiceIT("customer")
@TestPropertySource(properties = "guanhu.keystore.service.refresh=300ms")
class TokenRotationIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final Bank bank;
    private final Administrator administrator;
    private final Rows rows;
    private final ServiceKeys keys;
    private final ServiceKey key;
    private final JobWork work;

    @Autowired
    TokenRotationIT(WebTestClient client, Database database, ServiceKeys keys, List<JobWork> works) {
        this.bank = new Bank(client);
        this.administrator = new Administrator(bank);
        this.rows = new Rows(database);
        this.keys = keys;
        this.key = keys.key("search-tokens");
        this.work = works.stream()
                .filter(each -> each.type().equals("search-token-rotation"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesNoGapForThoseWhoSearchRegisterAndChangeMeanwhile() throws Exception {
        List<Person> old = Stream.generate(Person::somebody).limit(20).toList();
        old.forEach(bank::created);
        int before = reading();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            acts.add(() -> untilOver(over, () -> registersAndFinds()));
            acts.add(() -> untilOver(over, () -> changesAndFinds()));
            acts.add(() -> untilOver(over, () -> old.forEach(this::isFoundAndNotRegisteredAgain)));
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
        assertThat(reading()).isEqualTo(before + 1);
        old.forEach(this::isFoundAndNotRegisteredAgain);
        nothingIsLeftOf(before);
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
        isFoundAndNotRegisteredAgain(person);
    }

    private void changesAndFinds() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        String fresh = "neu" + person.email();
        UUID change = bank.proposed(E1101, id, 1, Map.of("email", fresh));
        bank.confirm(E1101, id, change).expectStatus().isOk();
        finds(Map.of("email", fresh), 1);
        finds(Map.of("email", person.email()), 0);
    }

    private void isFoundAndNotRegisteredAgain(Person person) {
        finds(Map.of("phone", person.phone(), "idNumber", person.idNumber()), 1);
        bank.create(E1101, person.form()).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    private void finds(Map<String, String> search, int count) {
        bank.search(OPERATIONS, search)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(count);
    }

    /**
     * The process is killed at a random moment of each step, three times, and then another one does
     * it again, while a second one that has not noticed does it too.
     */
    @Test
    void goesOnToTheSameKeyWhereverItIsKilled() throws Exception {
        List<Person> people = Stream.generate(Person::somebody).limit(30).toList();
        people.forEach(bank::created);
        int before = reading();
        Random random = new Random(11);
        Set<String> phases = new TreeSet<>();
        JobWork.Step step = JobWork.Step.goOn("NEW", 0, 0);
        while (step.result() == null) {
            Job job = job(step);
            for (int kill = 0; kill < 3; kill++) {
                killed(job, random.nextInt(1, 60));
            }
            step = twice(job);
            phases.add(phase());
            Person somebody = people.get(random.nextInt(people.size()));
            isFoundAndNotRegisteredAgain(somebody);
        }

        assertThat(phases).containsExactly("reading", "reading, next", "reading, retired");
        assertThat(reading()).isEqualTo(before + 1);
        assertThat(key.newest().number()).isEqualTo(before + 1);
        people.forEach(this::isFoundAndNotRegisteredAgain);
        nothingIsLeftOf(before);
        assertThat(Objects.requireNonNull(work.step(job(step)).block(PATIENCE))).isNotNull();
    }

    private JobWork.Step twice(Job job) {
        var done = Mono.zip(work.step(job), work.step(job)).block(PATIENCE);
        return Objects.requireNonNull(done).getT2();
    }

    private void killed(Job job, int millis) {
        Mono<JobWork.Step> killed = work.step(job).takeUntilOther(Mono.delay(Duration.ofMillis(millis)));
        killed.onErrorComplete().block(PATIENCE);
    }

    private static Job job(JobWork.Step step) {
        return new Job(
                new UUID(0, 1),
                "search-token-rotation",
                Job.State.RUNNING,
                "test",
                step.position(),
                step.done(),
                step.total(),
                null,
                false,
                1,
                Bank.clock().instant(),
                Bank.clock().instant());
    }

    /** Old rows stay on the disk for long; nobody who reads them may find out whose they were. */
    @Test
    void leavesOldRowsThatNoKeyOpensAnyMore() throws Exception {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        int before = reading();
        List<byte[]> kept = tokens(id);
        assertThat(kept).hasSizeGreaterThan(3);
        assertThat(guessed(kept, person)).isTrue();

        administrator.rotate();

        assertThat(guessed(kept, person)).isFalse();
        assertThat(guessed(tokens(id), person)).isTrue();
        nothingIsLeftOf(before);
    }

    /** Tries everything that is known of a person with every key of the service. */
    private boolean guessed(List<byte[]> tokens, Person person) {
        Set<String> found = new TreeSet<>();
        for (String name : List.of("search-tokens", "seal", "tokens", "suppression")) {
            for (ServiceKey.Version version : keys.key(name).living()) {
                found.add(hex(version.hash("phone", "+86" + person.phone())));
                found.add(hex(version.hash("idNumber", person.idNumber())));
            }
        }
        return tokens.stream().map(TokenRotationIT::hex).anyMatch(found::contains);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private List<byte[]> tokens(UUID customer) throws SQLException {
        return rows
                .texts("select encode(token, 'hex') from search_token where customer_id = '" + customer + "'")
                .stream()
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    private void nothingIsLeftOf(int version) throws SQLException {
        assertThat(rows.count("select count(*) from search_token where version <= " + version))
                .isZero();
        assertThat(key.destroyed(version)).isTrue();
        assertThat(key.version(version)).isEmpty();
        assertThat(phase()).isEqualTo("reading");
        long epoch = Objects.requireNonNull(keys.destroy(key, version).block(PATIENCE));
        assertThat(keys.epochClosed(epoch).block(PATIENCE)).isTrue();
    }

    private int reading() throws SQLException {
        return (int) rows.count("select reading from search_token_versions");
    }

    private String phase() throws SQLException {
        return rows.texts("select concat_ws(', ', 'reading', case when next > 0 then 'next' end,"
                        + " case when retired > 0 then 'retired' end)"
                        + " from search_token_versions")
                .getFirst();
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
