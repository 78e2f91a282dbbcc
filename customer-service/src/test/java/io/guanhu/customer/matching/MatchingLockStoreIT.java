package io.guanhu.customer.matching;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MatchingLockStoreIT {

    private static final int MANY = 17;

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final MatchingLockStore store = new MatchingLockStore(DATABASE.client(), key.searchTokens());
    private final Token document = new Token(BuiltIn.ID_NUMBER, "E1");
    private final Token phone = new Token(BuiltIn.PHONE, "+8614200000001");

    @Test
    void whoSharesAWordWithSomebodyWaitsForThem() {
        var race = DATABASE.race(store.acquire(1, List.of(document, phone)), store.acquire(1, List.of(phone)));

        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isNull();
    }

    @Test
    void whoSharesNothingDoesNotWait() {
        assertThat(DATABASE.race(store.acquire(1, List.of(document)), store.acquire(1, List.of(phone)))
                        .waited())
                .isFalse();
        assertThat(DATABASE.race(store.acquire(1, List.of()), store.acquire(1, List.of()))
                        .waited())
                .isFalse();
    }

    /** A number in one field says nothing about another field. */
    @Test
    void theSameWordOfAnotherFieldIsAnotherWord() {
        assertThat(DATABASE.race(
                                store.acquire(1, List.of(document)),
                                store.acquire(1, List.of(new Token(BuiltIn.PHONE, document.word()))))
                        .waited())
                .isFalse();
    }

    @Test
    void aCrowdWaitsForEachOneAndEachOneForACrowd() {
        assertThat(DATABASE.race(store.acquire(1, List.of(document)), store.acquire(MANY, List.of(phone)))
                        .waited())
                .isTrue();
        assertThat(DATABASE.race(store.acquire(MANY, List.of(document)), store.acquire(1, List.of(phone)))
                        .waited())
                .isTrue();
        assertThat(DATABASE.race(store.acquire(MANY, List.of(document)), store.acquire(MANY, List.of(phone)))
                        .waited())
                .isTrue();
    }

    @Test
    void sixteenAreNoCrowd() {
        assertThat(DATABASE.race(store.acquire(MANY - 1, List.of(document)), store.acquire(MANY - 1, List.of(phone)))
                        .waited())
                .isFalse();
    }

    @Test
    void theTurnEndsWithItsTransaction() {
        DATABASE.run(store.acquire(MANY, List.of(document)));
        DATABASE.rolledBack(store.acquire(MANY, List.of(document)));

        assertThat(DATABASE.race(Mono.empty(), store.acquire(MANY, List.of(document)))
                        .waited())
                .isFalse();
    }
}
