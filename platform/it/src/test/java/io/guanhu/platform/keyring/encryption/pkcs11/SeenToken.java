package io.guanhu.platform.keyring.encryption.pkcs11;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A token as seen by somebody else with its PIN. */
final class SeenToken {

    private SeenToken() {}

    static List<String> kinds(TokenPlace place) throws GeneralSecurityException, IOException {
        return Collections.list(objects(place).aliases()).stream()
                .map(label -> label.split("\\.", -1)[1])
                .toList();
    }

    static KeyStore objects(TokenPlace place) throws GeneralSecurityException, IOException {
        Provider provider = factory().configure(place.configuration());
        KeyStore objects = KeyStore.getInstance("PKCS11", provider);
        objects.load(null, SoftHsm.PIN.toCharArray());
        return objects;
    }

    static TokenSession session(TokenPlace place) {
        return TokenSession.open(place, Pin.of(SoftHsm.PIN), factory());
    }

    private static Provider factory() {
        return Objects.requireNonNull(Security.getProvider("SunPKCS11"));
    }
}
