package io.guanhu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

class ServiceDatabaseIT {

    private static final ServiceDatabase DATABASE = ServiceDatabase.of("fixture");

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void thereIsATable() {
        DATABASE.execute("create table thing (id uuid primary key, word text)");
    }

    private Mono<Void> insert() {
        return DATABASE.client()
                .sql("insert into thing values (:id, 'first')")
                .bind("id", id)
                .then();
    }

    private Mono<Long> update(String word) {
        return DATABASE.client()
                .sql("update thing set word = :word where id = :id and word = 'first'")
                .bind("word", word)
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    private Mono<String> word() {
        return DATABASE.client()
                .sql("select word from thing where id = :id")
                .bind("id", id)
                .mapValue(String.class)
                .one();
    }

    @Test
    void isMadeOnce() {
        assertThat(ServiceDatabase.of("fixture")).isSameAs(DATABASE);
    }

    @Test
    void leavesNothingOfWhatIsRolledBack() {
        assertThat(DATABASE.rolledBack(insert().then(word()))).isEqualTo("first");
        assertThat(DATABASE.run(word())).isNull();
    }

    @Test
    void letsTheSecondWaitForTheFirst() {
        DATABASE.run(insert());

        Race<Long> race = DATABASE.race(update("second"), update("third"));

        assertThat(race).isEqualTo(new Race<>(true, 0L, null));
        assertThat(DATABASE.run(word())).isEqualTo("second");
    }

    @Test
    void letsTheSecondWinOverARollback() {
        DATABASE.run(insert());

        assertThat(DATABASE.raceWithRolledBack(update("second"), update("third")))
                .isEqualTo(new Race<>(true, 1L, null));
        assertThat(DATABASE.run(word())).isEqualTo("third");
    }

    @Test
    void tellsThatTheSecondWasRefused() {
        Race<Void> race = DATABASE.race(insert(), insert());

        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void tellsThatTheSecondDidNotWait() {
        assertThat(DATABASE.race(insert(), Mono.just(1))).isEqualTo(new Race<>(false, 1, null));
    }

    @Test
    void comesWithTheFailureOfTheFirst() {
        assertThatThrownBy(() -> DATABASE.race(Mono.error(new IllegalArgumentException("first")), Mono.just(1)))
                .hasRootCauseMessage("first");
    }
}
