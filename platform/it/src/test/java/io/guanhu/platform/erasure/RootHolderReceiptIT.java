package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.encryption.pkcs11.SoftHsm;
import io.guanhu.platform.keyring.encryption.pkcs11.TokenPlace;
import io.guanhu.platform.keyring.encryption.vault.TransitStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole service with an external root key: what its receipts say, and what they wait for. */
class RootHolderReceiptIT extends Holding {

    private static final Set<DataCategory> CONTACT = Set.of(DataCategory.CONTACT);
    private static final String PREFIX = "guanhu.keyring.encryption.";

    @Test
    void namesTheTokenAndItsCopies(@TempDir Path directory) throws IOException {
        TokenPlace token = SoftHsm.shared().freshToken();
        Path pin = Files.writeString(directory.resolve("pin"), SoftHsm.PIN);
        restart(Map.of(
                PREFIX + "adapter", "pkcs11",
                PREFIX + "pkcs11.library", token.library().toString(),
                PREFIX + "pkcs11.slot", Long.toString(token.slot()),
                PREFIX + "pkcs11.pin-file", pin.toString()));
        ErasureOrdered order = erase();
        KeyEpoch epoch = epochOf(order);
        assertThat(epoch.rootHolder()).isEqualTo("pkcs11");
        assertThat(epoch.copies()).containsExactly("hsm-backups", "hsm-clones");
    }

    /** While Vault is sealed, no proofs are made, but everything else continues. */
    @Test
    void waitsForVaultAndNamesItsCopies(@TempDir Path directory) throws IOException {
        try (TransitStandIn vault = new TransitStandIn()) {
            Path token = Files.writeString(directory.resolve("token"), TransitStandIn.TOKEN);
            restart(Map.of(
                    PREFIX + "adapter", "vault-transit",
                    PREFIX + "vault-transit.address", vault.address().toString(),
                    PREFIX + "vault-transit.token-file", token.toString()));
            vault.seal(true);
            ErasureOrdered order = erase();
            Awaitility.await().atMost(LIMIT).until(() -> jobOf(order, "state").contains("DYING"));
            seal(hold());
            assertThat(jobOf(order, "state")).containsExactly("DYING");

            vault.seal(false);
            KeyEpoch epoch = epochOf(order);
            assertThat(epoch.rootHolder()).isEqualTo("vault-transit");
            assertThat(epoch.destructionDelaySeconds()).isZero();
            assertThat(epoch.copies()).containsExactly("vault-storage", "vault-snapshots", "vault-replicas");
            assertThat(managed("/actuator/health/keyStore")).contains("vault-transit");
            assertThat(metrics()).contains("guanhu_keystore_root_reachable");
            restart(Map.of());
        }
    }

    private static ErasureOrdered erase() {
        UUID customer = hold();
        seal(customer);
        ErasureOrdered order = orderFor(customer);
        publish(order);
        return order;
    }

    /** As the receipt states it. */
    private static KeyEpoch epochOf(ErasureOrdered order) {
        String receipt = awaitReceipts(order, 1).getFirst().value();
        return EventCodec.read(ErasureReceipted.class, receipt.getBytes(StandardCharsets.UTF_8))
                .epochs()
                .getFirst();
    }

    private static void seal(UUID customer) {
        Keyring keyring = service.bean(Keyring.class);
        byte[] words = "words".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = keyring.sealing(
                        List.of(customer),
                        CONTACT,
                        CONTACT,
                        keyring.keysOf(customer).map(keys -> keys.seal(DataCategory.CONTACT, "test", words)))
                .block(LIMIT);
        assertThat(sealed).isNotEmpty();
    }
}
