package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a witness remembers, and does not start without. */
class RestartedWitnessIT extends WitnessFixture {

    @Test
    void remembersAfterARestart() throws IOException {
        witness.add(log.step(0, 10));
        String keys = witness.get("/keys").body();
        witness.close();

        witness = new RunningWitness(data, UNHURRIED, log, other);

        assertThat(witness.get("/keys").body()).isEqualTo(keys);
        assertThat(witness.add(log.step(0, 12)).body()).isEqualTo("10\n");
        assertThat(witness.add(log.step(10, 12)).statusCode()).isEqualTo(200);
    }

    @Test
    void neverReplacesALostKey() throws IOException {
        witness.add(log.step(0, 10));
        witness.close();
        Files.delete(data.resolve("keys.pem"));

        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("keys.pem is missing, though this witness has cosigned");
        assertThat(data.resolve("keys.pem")).doesNotExist();
    }

    @Test
    void refusesARecordThatItDidNotCosign() throws IOException {
        witness.add(log.step(0, 10));
        witness.close();
        Path latest = kept("latest");
        Files.writeString(latest, log.forked(10).toString());

        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("not cosigned by a key of this witness");
    }

    @Test
    void aDirectoryIsOneWitnesss() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("Another witness runs in");
    }
}
