package io.guanhu.customer.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork.Step;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRotationTests {

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final VersionedSearchTokens tokens = new VersionedSearchTokens();
    private final ServiceKey key = tokens.searchTokens().key();
    private final InMemoryRotationStore store = new InMemoryRotationStore(memory, tokens.searchTokens());
    private final TokenRotation rotation = new TokenRotation(
            store, tokens.versions().keys(), tokens.searchTokens(), vault.profiles(), memory.keyring(), Duration.ZERO);
    private Job job = at(null, 0, 0);

    private static Job at(@Nullable String position, long done, long total) {
        return new Job(
                new UUID(1, 1),
                TokenRotation.TYPE,
                Job.State.RUNNING,
                "E9901",
                position,
                done,
                total,
                null,
                false,
                1,
                Memory.NOW,
                Memory.NOW);
    }

    private Step step() {
        Step step = memory.get(rotation.step(job));
        job = at(step.position(), step.done(), step.total());
        return step;
    }

    private UUID customer(int number) {
        Profile profile = Somebody.number(number);
        UUID id = vault.customer(profile).id();
        store.found(id, tokens.searchTokens().of(profile));
        return id;
    }

    private Set<Token> all(int number) {
        return Set.copyOf(tokens.searchTokens().of(Somebody.number(number)));
    }

    @Test
    void givesEverybodyTokensOfANewKeyAndDestroysTheOldOne() {
        UUID one = customer(1);
        UUID other = customer(2);
        UUID last = one.toString().compareTo(other.toString()) > 0 ? one : other;
        tokens.next();

        assertThat(step().position()).isEqualTo("BEGUN");
        assertThat(store.now()).isEqualTo(new TokenVersions(1, 2, null));

        assertThat(step()).isEqualTo(Step.continueAt("PAGE 2 " + last, 2, 2));
        assertThat(store.of(one, 2)).isEqualTo(all(1));
        assertThat(store.of(other, 2)).isEqualTo(all(2));
        assertThat(store.of(one, 1)).isEqualTo(all(1));

        assertThat(step().position()).isEqualTo("TURNED");
        assertThat(store.now()).isEqualTo(new TokenVersions(2, null, 1));

        assertThat(step().position()).isEqualTo("TURNED");
        assertThat(store.of(one, 1)).isEmpty();
        assertThat(key.destroyed(1)).isFalse();

        assertThat(step().position()).isEqualTo("EPOCH 1");
        assertThat(key.destroyed(1)).isTrue();

        assertThat(step().position()).isEqualTo("EPOCH 1");
        tokens.versions().endEpoch();
        assertThat(step()).isEqualTo(Step.completed(2, "{\"version\":2}"));
        assertThat(store.now()).isEqualTo(new TokenVersions(2, null, null));
        assertThat(store.of(other, 2)).isEqualTo(all(2));
    }

    @Test
    void waitsUntilEveryProcessKnowsTheNewVersion() {
        assertThat(step().position()).isEqualTo("NEW");
        assertThat(store.now()).isEqualTo(new TokenVersions(1, null, null));

        tokens.versions().settle();

        assertThat(step().position()).isEqualTo("BEGUN");
        assertThat(store.now()).isEqualTo(new TokenVersions(1, 2, null));
    }

    /** After a crash the last step is repeated, whatever it had done by then. */
    @Test
    void comesToTheSameEndIfEveryStepIsRepeated() {
        UUID one = customer(1);
        tokens.next();

        Step step = step();
        for (int rounds = 0; step.result() == null && rounds < 10; rounds++) {
            if (String.valueOf(step.position()).startsWith("EPOCH")) {
                tokens.versions().endEpoch();
            } else {
                memory.run(rotation.step(job));
            }
            step = step();
        }

        assertThat(step.result()).isEqualTo("{\"version\":2}");
        assertThat(store.now()).isEqualTo(new TokenVersions(2, null, null));
        assertThat(store.of(one, 2)).isEqualTo(all(1));
        assertThat(store.of(one, 1)).isEmpty();
        assertThat(key.living()).hasSize(1);
    }

    /** Such a customer could no longer be found, or would be registered again. */
    @Test
    void goesNoFurtherThanACustomerWhoseProfileCannotBeRead() {
        UUID one = customer(1);
        vault.erase(one, DataCategory.CONTACT);
        tokens.next();
        step();

        assertThatIllegalStateException().isThrownBy(this::step).withMessageContaining(one.toString());

        assertThat(store.of(one, 2)).isEmpty();
        assertThat(store.now()).isEqualTo(new TokenVersions(1, 2, null));
    }

    @Test
    void givesNobodyWordsThatTheyAreNotFoundBy() {
        Profile profile = Somebody.number(1);
        UUID one = vault.customer(profile).id();
        Token phone = new Token(BuiltIn.PHONE, Somebody.text(profile, BuiltIn.PHONE));
        store.found(one, List.of(phone));
        tokens.next();
        step();

        step();

        assertThat(store.of(one, 2)).containsExactly(phone);
    }

    @Test
    void beginsAnewWhereTheNextVersionDied() {
        UUID one = customer(1);
        tokens.next();
        step();
        step();
        tokens.destroy(2);
        tokens.next();

        assertThat(step().position()).isEqualTo("BEGUN");
        assertThat(store.now()).isEqualTo(new TokenVersions(1, 3, null));
        assertThat(step().position()).isEqualTo("PAGE 3 " + one);
        assertThat(store.of(one, 3)).isEqualTo(all(1));
    }

    @Test
    void anOutageCostsNoAttempt() {
        customer(1);
        tokens.next();
        String before = step().position();
        store.goesOut(true);
        assertThat(step().position()).isEqualTo(before);

        store.goesOut(false);

        assertThat(step().position()).startsWith("PAGE 2");
    }

    @Test
    void isNotLeftHalfDone() {
        assertThat(rotation.isCancellable()).isFalse();
        assertThat(rotation.type()).isEqualTo("search-token-rotation");
    }
}
