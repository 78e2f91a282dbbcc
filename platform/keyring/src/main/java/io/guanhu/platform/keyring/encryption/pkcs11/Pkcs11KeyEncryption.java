package io.guanhu.platform.keyring.encryption.pkcs11;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.VersionContext;
import io.guanhu.platform.keyring.encryption.pkcs11.Label.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Root keys in a token: created there, used there, destroyed there. A destroyed version leaves a
 * mark, which is an unusable object whose label names it. Nothing is remembered outside the token.
 */
public final class Pkcs11KeyEncryption implements KeyEncryptionService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pkcs11KeyEncryption.class);
    private static final int KEY_BITS = 256;
    private static final int MARK_BITS = 128;

    /**
     * When there are more marks than this, the oldest are deleted, because each check reads all
     * labels.
     */
    private static final int MARKS = 200;

    private static final int THREADS = 4;
    private static final int WAITING = 1_000;

    private final Token token;
    private final Clock clock;
    private final Duration limit;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "pkcs11", 60, true);

    /**
     * Loads the runtime's provider, but does not access the token yet.
     *
     * @param limit how long one call may take
     */
    public Pkcs11KeyEncryption(TokenPlace place, Pin pin, Clock clock, Duration limit) {
        this.token = new Token(place, pin);
        this.clock = clock;
        this.limit = limit;
    }

    /** Backups of a token, and its clones in a group, may follow late or never. */
    @Override
    public Description description() {
        return new Description("pkcs11", Duration.ZERO, List.of("hsm-backups", "hsm-clones"));
    }

    @Override
    public Mono<String> create(String name) {
        return inToken(session -> create(session, VersionContext.requireName(name)));
    }

    private String create(TokenSession session, String version) throws GeneralSecurityException, IOException {
        TokenObjects objects = session.listObjects();
        if (!objects.anchored()) {
            session.make(Label.create(Kind.ANCHOR, "0", clock.instant()), MARK_BITS);
        }
        if (objects.mark(version).isEmpty() && objects.keys(version).isEmpty()) {
            Label label = Label.create(Kind.KEY, version, clock.instant());
            session.make(label, KEY_BITS);
            LOG.info("Version {} of the root key was created", version);
            // A process that did not see this key may have destroyed the version meanwhile.
            objects = session.listObjects();
            if (objects.mark(version).isPresent()) {
                session.delete(label);
            }
        }
        List<Label> _ = objects.requireKeys(version);
        return version;
    }

    @Override
    public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
        return inToken(session -> {
            Label label = session.listObjects().requireKeys(named(version)).getFirst();
            byte[] sealed = session.encrypt(label, key, VersionContext.of(version, context));
            byte[] serial = HexFormat.of().parseHex(label.serial());
            byte[] wrapped = Arrays.copyOf(serial, serial.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, serial.length, sealed.length);
            return wrapped;
        });
    }

    @Override
    public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
        return inToken(session -> {
            List<Label> keys = session.listObjects().requireKeys(named(version));
            Label label = wrappedUnder(version, keys, wrapped);
            byte[] sealed = Arrays.copyOfRange(wrapped, Label.SERIAL_BYTES, wrapped.length);
            return session.decrypt(label, sealed, VersionContext.of(version, context));
        });
    }

    /** A wrapped key starts with the serial of the key that wrapped it. */
    private static Label wrappedUnder(String version, List<Label> keys, byte[] wrapped) {
        if (wrapped.length > Label.SERIAL_BYTES + TokenSession.IV_BYTES) {
            String serial = HexFormat.of().formatHex(wrapped, 0, Label.SERIAL_BYTES);
            for (Label key : keys) {
                if (key.serial().equals(serial)) {
                    return key;
                }
            }
        }
        throw new KeyEncryptionException("The key was altered, or wrapped elsewhere than under " + version);
    }

    @Override
    public Mono<Void> destroy(String version) {
        return inToken(session -> destroy(session, named(version))).then();
    }

    /** Creates the mark first: whatever happens next, the version is never used again. */
    private String destroy(TokenSession session, String version) throws GeneralSecurityException, IOException {
        TokenObjects objects = session.listObjects();
        if (objects.mark(version).isEmpty()) {
            List<Label> _ = objects.requireKeys(version);
            session.make(Label.create(Kind.DESTROYED, version, clock.instant()), MARK_BITS);
            objects = session.listObjects();
        }
        for (Label key : objects.keys(version)) {
            session.delete(key);
            LOG.info("Version {} of the root key was destroyed", version);
        }
        for (Label mark : objects.marksBeyond(MARKS)) {
            session.delete(mark);
        }
        return version;
    }

    @Override
    public Mono<State> state(String version) {
        return inToken(session -> session.listObjects().state(named(version)));
    }

    private static String named(String version) {
        return VersionContext.requireName(version);
    }

    /** The library may hang, but its callers do not. */
    private <T> Mono<T> inToken(Token.Work<T> work) {
        return Mono.fromCallable(() -> token.call(work))
                .subscribeOn(threads)
                .timeout(limit)
                .onErrorMap(
                        TimeoutException.class,
                        e -> new RootHolderUnavailableException("The token does not answer", e));
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
