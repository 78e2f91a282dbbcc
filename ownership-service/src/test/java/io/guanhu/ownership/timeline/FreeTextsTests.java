package io.guanhu.ownership.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class FreeTextsTests {

    private static final String FIELD = "transfer.reason";

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final FreeTexts texts = book.texts();
    private final UUID customer = book.customer();

    /** As a command does it. */
    private Mono<Optional<byte[]>> seal(@Nullable String text) {
        return texts.sealing(List.of(customer), text, texts.seal(customer, FIELD, text));
    }

    private byte[] sealed(String text) {
        return memory.get(seal(text)).orElseThrow();
    }

    private @Nullable String opened(byte[] words) {
        return memory.run(texts.open(customer, FIELD, words));
    }

    private void destroyKey() {
        memory.get(memory.keyring().destroy(customer, Set.of(DataCategory.INTERACTION)));
    }

    @Test
    void opensWhatItSealed() {
        byte[] words = sealed("搬家");

        assertThat(new String(words, UTF_8)).doesNotContain("搬家");
        assertThat(opened(words)).isEqualTo("搬家");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void sealsNothingWhereNothingWasWritten(@Nullable String text) {
        assertThat(memory.get(seal(text))).isEmpty();

        assertThat(memory.keys().of(customer).living(DataCategory.INTERACTION)).isFalse();
    }

    @Test
    void bindsWordsToTheirFieldAndCustomer() {
        byte[] words = sealed("moving");
        UUID other = book.customer();
        memory.keys().made(other, DataCategory.INTERACTION);

        assertThatThrownBy(() -> memory.run(texts.open(customer, "assignment.reason", words)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> memory.run(texts.open(other, FIELD, words))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void opensNothingThatWasErased() {
        byte[] words = sealed("moving");

        destroyKey();

        assertThat(opened(words)).isNull();
    }

    @Test
    void givesAnActiveCustomerWhoseWordsWereErasedANewKey() {
        byte[] before = sealed("moving");
        destroyKey();

        byte[] words = sealed("back again");

        assertThat(opened(words)).isEqualTo("back again");
        assertThat(opened(before)).isNull();
    }

    @Test
    void writesNothingAboutAFormerCustomerWhoseWordsWereErased() {
        sealed("moving");
        destroyKey();
        book.close(customer);

        assertThat(memory.refusal(seal("again")).code()).isEqualTo("interactions-locked");
        assertThat(memory.transactions().rolledBack()).isOne();
    }

    @Test
    void writesAndOpensNothingThatIsRestricted() {
        byte[] words = sealed("moving");

        book.restrictFreeTexts(customer);

        assertThat(memory.refusal(seal("again")).code()).isEqualTo("interactions-locked");
        assertThat(opened(words)).isNull();
    }

    @Test
    void makesNoKeyForACustomerWhoDoesNotExist() {
        UUID nobody = UUID.randomUUID();

        memory.run(texts.sealing(List.of(customer, nobody), "moving", Mono.just(1)));

        assertThat(memory.keys().of(customer).living(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.keys().of(nobody).living(DataCategory.INTERACTION)).isFalse();
    }
}
