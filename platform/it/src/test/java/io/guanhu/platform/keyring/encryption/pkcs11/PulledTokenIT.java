package io.guanhu.platform.keyring.encryption.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PulledTokenIT {

    /** A removed token answers at first that it is empty. */
    @Test
    void isAnOutageAndNeverShowsAVersionAsDestroyedOrUnknown() throws IOException, InterruptedException {
        List<String> outcomes = outcomes();
        assertThat(outcomes).hasSize(11).startsWith("create done");
        assertThat(outcomes.subList(1, 11))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).endsWith("RootHolderUnavailableException"));
    }

    private static List<String> outcomes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PulledToken.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Stream.of(output.split("\n", -1))
                .filter(line -> line.startsWith("outcome "))
                .map(line -> line.substring("outcome ".length()))
                .toList();
    }
}
