package io.guanhu.customer;

import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKeys;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** Wherever a rotation is killed, it continues to the same key, and the old key opens nothing any more. */
@ServiceIT(value = "customer", shared = true)
@TestPropertySource(properties = "guanhu.keystore.service.refresh=300ms")
class RotatedTokensIT {

    private final Bank bank;
    private final Administrator administrator;
    private final Rows rows;
    private final ServiceKeys keys;
    private final SearchTokens searchTokens;
    private final JobWork work;

    @Autowired
    RotatedTokensIT(WebTestClient client, Database database, ServiceKeys keys, List<JobWork> works) {
        this.bank = new Bank(client);
        this.administrator = new Administrator(bank);
        this.rows = new Rows(database);
        this.keys = keys;
        this.searchTokens = new SearchTokens(bank, rows, keys);
        this.work = works.stream()
                .filter(each -> each.type().equals("search-token-rotation"))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The process is killed at a random moment of each step, three times, and then another one does
     * it again, while a second one that has not noticed does it too.
     */
    @Test
    void goesOnToTheSameKeyWhereverItIsKilled() throws Exception {
        List<Person> people = Stream.generate(Person::somebody).limit(30).toList();
        people.forEach(bank::created);
        int before = searchTokens.reading();
        Random random = new Random(11);
        Set<String> phases = new TreeSet<>();
        JobWork.Step step = JobWork.Step.continueAt("NEW", 0, 0);
        while (step.result() == null) {
            Job job = job(step);
            for (int kill = 0; kill < 3; kill++) {
                killed(job, random.nextInt(1, 60));
            }
            step = twice(job);
            phases.add(searchTokens.phase());
            Person somebody = people.get(random.nextInt(people.size()));
            searchTokens.isFoundAndNotRegisteredAgain(somebody);
        }

        assertThat(phases).containsExactly("reading", "reading, next", "reading, retired");
        assertThat(searchTokens.reading()).isEqualTo(before + 1);
        assertThat(searchTokens.newest()).isEqualTo(before + 1);
        people.forEach(searchTokens::isFoundAndNotRegisteredAgain);
        searchTokens.nothingIsLeftOf(before);
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
        int before = searchTokens.reading();
        List<byte[]> kept = tokens(id);
        assertThat(kept).hasSizeGreaterThan(3);
        assertThat(guessed(kept, person)).isTrue();

        administrator.rotate();

        assertThat(guessed(kept, person)).isFalse();
        assertThat(guessed(tokens(id), person)).isTrue();
        searchTokens.nothingIsLeftOf(before);
    }

    /** Tries to open everything stored about a person with every key of the service. */
    private boolean guessed(List<byte[]> tokens, Person person) {
        Set<String> found = new TreeSet<>();
        for (String name : List.of("search-tokens", "seal", "tokens", "suppression")) {
            for (ServiceKey.Version version : keys.key(name).living()) {
                found.add(hex(version.hash("phone", "+86" + person.phone())));
                found.add(hex(version.hash("idNumber", person.idNumber())));
            }
        }
        return tokens.stream().map(RotatedTokensIT::hex).anyMatch(found::contains);
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
}
