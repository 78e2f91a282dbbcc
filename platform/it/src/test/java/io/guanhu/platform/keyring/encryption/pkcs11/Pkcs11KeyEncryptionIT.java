package io.guanhu.platform.keyring.encryption.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionContract;
import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter with a token in software; its library behaves as a vendor's does. */
class Pkcs11KeyEncryptionIT extends KeyEncryptionContract {

    /** A test that damages its token takes another one. */
    private static final TokenPlace USUAL = SoftHsm.shared().freshToken();

    private final List<Pkcs11KeyEncryption> open = new ArrayList<>();
    private final byte[] key = new byte[32];
    private final byte[] context = {1, 2, 3};

    @Override
    protected Pkcs11KeyEncryption replica() {
        return replica(USUAL, Pin.of(SoftHsm.PIN));
    }

    private Pkcs11KeyEncryption replica(TokenPlace place, Pin pin) {
        Pkcs11KeyEncryption made = new Pkcs11KeyEncryption(place, pin, Clock.systemUTC(), Duration.ofSeconds(20));
        open.add(made);
        return made;
    }

    @AfterEach
    void close() {
        open.forEach(Pkcs11KeyEncryption::close);
    }

    @Test
    void makesKeysThatNeverLeaveTheToken() throws GeneralSecurityException, IOException {
        TokenPlace place = SoftHsm.shared().freshToken();
        done(replica(place, Pin.of(SoftHsm.PIN)).create("one"));
        KeyStore objects = SeenToken.objects(place);
        String label = Collections.list(objects.aliases()).stream()
                .filter(each -> each.startsWith("guanhu.key.one."))
                .findFirst()
                .orElseThrow();
        Key made = objects.getKey(label, null);
        assertThat(made.getEncoded()).isNull();
        assertThat(made.toString()).contains("token object", "sensitive", "unextractable");
    }

    @Test
    void leavesNothingButAMarkOfADestroyedVersion() throws GeneralSecurityException, IOException {
        TokenPlace place = SoftHsm.shared().freshToken();
        KeyEncryptionService service = replica(place, Pin.of(SoftHsm.PIN));
        done(service.create("one"));
        assertThat(SeenToken.kinds(place)).containsExactlyInAnyOrder("anchor", "key");
        done(service.destroy("one").thenReturn(true));
        assertThat(SeenToken.kinds(place)).containsExactlyInAnyOrder("anchor", "destroyed");
    }

    /** Two replicas that make a version at once may both make a key; it counts as one version. */
    @Test
    void destroysEveryKeyOfAVersion() throws GeneralSecurityException, IOException {
        TokenPlace place = SoftHsm.shared().freshToken();
        KeyEncryptionService service = replica(place, Pin.of(SoftHsm.PIN));
        done(service.create("one"));
        byte[] wrapped = done(service.wrap("one", key, context));
        TokenSession other = SeenToken.session(place);
        // As old as can be: it goes before the first one from now on.
        other.make(new Label(Label.Kind.KEY, "one", "00".repeat(10)), 256);
        byte[] wrappedUnderOther = done(service.wrap("one", key, context));
        assertThat(done(service.unwrap("one", wrapped, context))).isEqualTo(key);
        assertThat(done(service.unwrap("one", wrappedUnderOther, context))).isEqualTo(key);

        done(service.destroy("one").thenReturn(true));
        assertThat(done(service.state("one"))).isEqualTo(new State.Destroyed());
        assertThat(SeenToken.kinds(place)).containsExactlyInAnyOrder("anchor", "destroyed");
    }

    @Test
    void finishesADestructionThatACrashCutShort() throws GeneralSecurityException, IOException {
        KeyEncryptionService service = replica();
        done(service.create("cut-short"));
        byte[] wrapped = done(service.wrap("cut-short", key, context));
        Instant marked = Instant.ofEpochMilli(1_700_000_000_000L);
        SeenToken.session(USUAL).make(Label.create(Label.Kind.DESTROYED, "cut-short", marked), 128);

        assertThat(done(service.state("cut-short"))).isEqualTo(new State.Destroying(marked));
        assertThatThrownBy(() -> done(service.unwrap("cut-short", wrapped, context)))
                .isInstanceOf(VersionDestroyedException.class);
        done(service.destroy("cut-short").thenReturn(true));
        assertThat(done(service.state("cut-short"))).isEqualTo(new State.Destroyed());
    }

    @Test
    void forgetsTheOldestMarks() throws GeneralSecurityException, IOException {
        TokenPlace place = SoftHsm.shared().freshToken();
        TokenSession session = SeenToken.session(place);
        for (int i = 0; i < 201; i++) {
            session.make(Label.create(Label.Kind.DESTROYED, "old-" + i, Instant.ofEpochMilli(i)), 128);
        }
        KeyEncryptionService service = replica(place, Pin.of(SoftHsm.PIN));
        done(service.create("new"));
        done(service.destroy("new").thenReturn(true));
        assertThat(done(service.state("new"))).isEqualTo(new State.Destroyed());
        assertThat(done(service.state("old-2"))).isEqualTo(new State.Destroyed());
        assertThatThrownBy(() -> done(service.state("old-1"))).isInstanceOf(UnknownVersionException.class);
        assertThat(SeenToken.kinds(place).stream().filter("destroyed"::equals)).hasSize(200);
    }

    /** Every call of the port works as the first one after the loss. */
    @Test
    void recoversWhenItsSessionsAreLost() {
        KeyEncryptionService service = replica();
        SoftHsm token = SoftHsm.shared();
        done(service.create("healing"));
        token.closeAllSessions(USUAL);
        byte[] wrapped = done(service.wrap("healing", key, context));
        token.closeAllSessions(USUAL);
        assertThat(done(service.unwrap("healing", wrapped, context))).isEqualTo(key);
        token.closeAllSessions(USUAL);
        assertThat(done(service.state("healing"))).isEqualTo(new State.Living());
        token.closeAllSessions(USUAL);
        done(service.create("healing-more"));
        token.closeAllSessions(USUAL);
        assertThatThrownBy(() -> done(service.state("never-made"))).isInstanceOf(UnknownVersionException.class);
        token.closeAllSessions(USUAL);
        done(service.destroy("healing").thenReturn(true));
        token.closeAllSessions(USUAL);
        assertThat(done(service.state("healing"))).isEqualTo(new State.Destroyed());
    }

    /** Otherwise emptying the slot or resetting the token would prove an erasure. */
    @Test
    void neverTakesATokenThatShowsNothingForOneWithoutTheVersion() {
        KeyEncryptionService service = replica(SoftHsm.shared().freshToken(), Pin.of(SoftHsm.PIN));
        assertThatThrownBy(() -> done(service.state("one")))
                .isInstanceOf(RootHolderUnavailableException.class)
                .hasMessageContaining("contains nothing of a key store");
        assertThatThrownBy(() -> done(service.destroy("one").thenReturn(true)))
                .isInstanceOf(RootHolderUnavailableException.class);
    }

    @Test
    void takesAnEmptySlotForAnOutage() {
        TokenPlace nowhere = new TokenPlace(USUAL.library(), 4711, false);
        KeyEncryptionService service = replica(nowhere, Pin.of(SoftHsm.PIN));
        assertThatThrownBy(() -> done(service.create("one")))
                .isInstanceOf(RootHolderUnavailableException.class)
                .isNotInstanceOf(KeyEncryptionException.class)
                .hasMessageContaining("slot 4711");
    }

    @Test
    void triesAWrongPinOnceAndNeverShowsIt(@TempDir Path directory) throws IOException {
        TokenPlace place = SoftHsm.shared().freshToken();
        Path file = Files.writeString(directory.resolve("pin"), "99887766\n");
        KeyEncryptionService service = replica(place, Pin.inFile(file));
        for (String message : List.of("refused its user's PIN", "not tried again")) {
            assertThatThrownBy(() -> done(service.create("one")))
                    .isInstanceOf(RootHolderUnavailableException.class)
                    .hasMessageContaining(message)
                    .satisfies(e -> assertThat(everything(e)).doesNotContain("99887766"));
        }
        Files.writeString(file, SoftHsm.PIN + "\n");
        assertThat(done(service.create("one"))).isEqualTo("one");
        assertThat(Pin.of("99887766").toString()).doesNotContain("99887766");
    }

    private static String everything(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each).append('\n');
        }
        return all.toString();
    }
}
