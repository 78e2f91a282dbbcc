package io.guanhu.platform.keyring.encryption.pkcs11;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that is reconnected after its sessions were lost. The JDK's provider would keep using its
 * lost sessions forever, so it is replaced, once per call, and less often while that does not help.
 */
final class Token {

    private static final Logger LOG = LoggerFactory.getLogger(Token.class);

    private static final Duration FIRST_REST = Duration.ofMillis(500);

    /** Half a minute in the end. */
    private static final int DOUBLINGS = 6;

    private final TokenPlace place;
    private final Pin pin;
    private final Provider factory;
    private @Nullable TokenSession current;
    private int failures;
    private long failedAt;

    Token(TokenPlace place, Pin pin) {
        this.place = place;
        this.pin = pin;
        this.factory = requireFactory();
    }

    /** Work with a token that can be repeated. */
    interface Work<T> {

        T in(TokenSession session) throws GeneralSecurityException, IOException;
    }

    /**
     * Does the work, in new sessions if the present ones fail. Blocking.
     *
     * @throws KeyEncryptionException if the work failed permanently
     * @throws RootHolderUnavailableException if the token cannot be reached
     */
    <T> T call(Work<T> work) {
        TokenSession session = session();
        try {
            return done(work.in(session));
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            replace(session, e);
        }
        try {
            return done(work.in(session()));
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw failed(e);
        }
    }

    private synchronized <T> T done(T result) {
        failures = 0;
        return result;
    }

    /** Not at every call of a long outage, because the JDK never releases what it once opened. */
    private synchronized void replace(TokenSession lost, Exception cause) {
        if (failures > 0 && System.nanoTime() - failedAt < rest().toNanos()) {
            throw unavailable(cause);
        }
        if (current == lost) {
            LOG.info("Closing the sessions with the token in {}: {}", place, last(cause));
            current = null;
        }
    }

    private synchronized RootHolderUnavailableException failed(Exception e) {
        failures++;
        failedAt = System.nanoTime();
        return unavailable(e);
    }

    private Duration rest() {
        return FIRST_REST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    }

    private synchronized TokenSession session() {
        TokenSession known = current;
        if (known == null) {
            known = openSession();
            current = known;
        }
        // Kept nevertheless, because it notices when a token is inserted.
        if (!known.hasToken()) {
            throw new RootHolderUnavailableException("There is no token in " + place);
        }
        return known;
    }

    private TokenSession openSession() {
        try {
            return TokenSession.open(place, pin, factory);
        } catch (ProviderException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private RootHolderUnavailableException unavailable(Exception e) {
        return new RootHolderUnavailableException("The token in " + place + " cannot be used: " + last(e), e);
    }

    /** The innermost cause has the library's own code, such as CKR_DEVICE_REMOVED. */
    private static String last(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getClass().getSimpleName() + " " + last.getMessage();
    }

    private static Provider requireFactory() {
        Provider factory = Security.getProvider("SunPKCS11");
        if (factory == null) {
            throw new IllegalStateException(
                    "This Java runtime has no PKCS #11: it lacks the module jdk.crypto.cryptoki");
        }
        return factory;
    }
}
