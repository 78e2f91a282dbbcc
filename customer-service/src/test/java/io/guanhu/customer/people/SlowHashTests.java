package io.guanhu.customer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SlowHash.Task;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.util.unit.DataSize;

class SlowHashTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SuppressionProperties CHEAP =
            new SuppressionProperties(DataSize.ofKilobytes(64), 1, 2, PATIENCE);

    private final SlowHash hash = new SlowHash(CHEAP);

    @AfterEach
    void close() {
        hash.close();
    }

    /** The library against RFC 9106, section 5.3. */
    @Test
    void theLibraryComputesTheStandardsVector() {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        argon2.generateBytes(filled(32, 1), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void theSameIsFoundAgainAndAnythingElseIsNot() {
        Recipe recipe = CHEAP.recipe(1);
        List<String> hashes = hashes(
                task(Mark.DOCUMENT, "PASSPORT E12345678", recipe, 7),
                task(Mark.DOCUMENT, "PASSPORT E12345678", recipe, 7),
                task(Mark.DOCUMENT, "PASSPORT E12345679", recipe, 7),
                task(Mark.NAME_BIRTH, "PASSPORT E12345678", recipe, 7),
                task(Mark.DOCUMENT, "PASSPORT E12345678", recipe, 8),
                task(Mark.DOCUMENT, "PASSPORT E12345678", new Recipe(64, 2, 1, 1), 7));
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1)).hasSize(64);
        assertThat(hashes).hasSize(6);
        assertThat(hashes.stream().distinct()).hasSize(5);
    }

    /** At least what OWASP's password storage cheat sheet asks of Argon2id. */
    @Test
    void tryingOutCostsWhatItShouldUnlessABankSaysOtherwise() {
        SuppressionProperties usual = new SuppressionProperties(DataSize.ofMegabytes(19), 2, 2, PATIENCE);
        assertThat(usual.recipe(3).text()).isEqualTo("argon2id$v=19$m=19456,t=2,p=1$k=3");
        assertThat(Recipe.of(usual.recipe(3).text())).isEqualTo(usual.recipe(3));
        assertThatThrownBy(() -> Recipe.of("hmac")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SuppressionProperties(DataSize.ofKilobytes(7), 1, 1, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotWaitForEver() {
        try (SlowHash impatient =
                new SlowHash(new SuppressionProperties(DataSize.ofMegabytes(64), 8, 1, Duration.ofMillis(1)))) {
            Recipe recipe = new Recipe(65_536, 8, 1, 1);
            assertThatThrownBy(() -> impatient
                            .of(List.of(task(Mark.DOCUMENT, "x", recipe, 1)))
                            .block(PATIENCE))
                    .isInstanceOf(QueryTimeoutException.class);
        }
    }

    private List<String> hashes(Task... tasks) {
        return Objects.requireNonNull(hash.of(List.of(tasks)).block(PATIENCE)).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    private static Task task(Mark mark, String text, Recipe recipe, int secret) {
        return new Task(mark, text, recipe, filled(32, secret));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
