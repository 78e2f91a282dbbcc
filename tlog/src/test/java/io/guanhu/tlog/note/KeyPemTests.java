package io.guanhu.tlog.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.Sample;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPemTests {

    @Test
    void readsPairsOfBothKindsAndRetiredKeys() {
        KeyPair ed25519 = Sample.pair("Ed25519");
        KeyPair mlDsa = Sample.pair("ML-DSA-44");
        KeyPair retired = Sample.pair("Ed25519");

        List<KeyPem.Key> keys =
                KeyPem.parse(KeyPem.format(ed25519) + KeyPem.format(mlDsa) + KeyPem.format(retired.getPublic()));

        assertThat(keys).hasSize(3);
        assertThat(keys.get(0).pair().orElseThrow().getPrivate()).isEqualTo(ed25519.getPrivate());
        assertThat(new Cosigner("w", keys.get(1).pair().orElseThrow())
                        .verifier()
                        .verifierKey())
                .isEqualTo(new Cosigner("w", mlDsa).verifier().verifierKey());
        assertThat(keys.get(2).pair()).isEmpty();
        assertThat(keys.get(2).publicKey()).isEqualTo(retired.getPublic());
    }

    @Test
    void refusesAPrivateKeyWithoutItsPublicOne() {
        String pem = KeyPem.format(Sample.pair("Ed25519"));
        String lone = pem.substring(0, pem.indexOf("-----BEGIN PUBLIC"));

        assertThatIllegalArgumentException().isThrownBy(() -> KeyPem.parse(lone));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyPem.parse(lone + pem));
    }

    @Test
    void readsNoKeysWhereThereAreNone() {
        assertThat(KeyPem.parse("")).isEmpty();
    }
}
