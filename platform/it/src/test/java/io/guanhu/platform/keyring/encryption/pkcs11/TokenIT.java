package io.guanhu.platform.keyring.encryption.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TokenIT {

    private static final TokenPlace PLACE = SoftHsm.shared().freshToken();

    private final Token token = new Token(PLACE, Pin.of(SoftHsm.PIN));
    private final Set<TokenSession> sessions = new HashSet<>();

    @Test
    void opensAnewOncePerCall() {
        List<TokenSession> seen = new ArrayList<>();
        String answer = token.call(session -> {
            seen.add(session);
            if (seen.size() == 1) {
                throw new GeneralSecurityException("lost");
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
        assertThat(token.<TokenSession>call(session -> session)).isSameAs(seen.getLast());
    }

    /** The JDK never closes what it opened, so an outage of days must not open ever more. */
    @Test
    void opensSeldomWhileThatDoesNotHelp() {
        for (int i = 0; i < 100; i++) {
            fails();
        }
        assertThat(sessions).hasSizeBetween(2, 3);
        int before = sessions.size();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    fails();
                    assertThat(sessions).hasSizeGreaterThan(before);
                });
    }

    private void fails() {
        assertThatThrownBy(() -> token.call(session -> {
                    sessions.add(session);
                    throw new GeneralSecurityException("away");
                }))
                .isInstanceOf(RootHolderUnavailableException.class)
                .hasMessageContaining("away");
    }

    @Test
    void keepsItsSessionsWhenTheTokenAnswersNo() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> token.call(session -> {
                        sessions.add(session);
                        throw new UnknownVersionException("one");
                    }))
                    .isInstanceOf(UnknownVersionException.class);
        }
        assertThat(sessions).hasSize(1);
    }
}
