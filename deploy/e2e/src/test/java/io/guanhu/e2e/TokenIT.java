package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code deploy/local/token}: the printed token gives its owner's rights. */
class TokenIT {

    private record Said(int exitCode, String out, String complaint) {}

    private final Suite suite = RunningSuite.where();

    @TempDir
    private Path data;

    @BeforeEach
    void knowsTheSuite() {
        suite.write(data);
    }

    @Test
    void printsATokenAndNothingElse() throws Exception {
        Said run = token("e1102");
        assertThat(run.exitCode()).as(run.complaint()).isZero();
        assertThat(run.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n");
        assertThat(ask(run.out().strip()).status()).isEqualTo(200);
        assertThat(ask("no.token.atall").status()).isEqualTo(401);
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        Said run = token("nobody");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.complaint()).startsWith("token: nobody could not sign in: ");
    }

    private Answer ask(String token) {
        return new Http(Duration.ofMinutes(1))
                .send(Http.to(suite.gateway().resolve("/api/assignments?managerId=E1102"))
                        .header("Authorization", "Bearer " + token)
                        .GET());
    }

    private Said token(String login) throws IOException, InterruptedException {
        Path out = data.resolve("out");
        Path complaint = data.resolve("complaint");
        Process running = new ProcessBuilder(
                        RunningSuite.root().resolve("deploy/local/token").toString(), "--data", data.toString(), login)
                .redirectOutput(out.toFile())
                .redirectError(complaint.toFile())
                .start();
        try {
            assertThat(running.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        return new Said(running.exitValue(), Files.readString(out), Files.readString(complaint));
    }
}
