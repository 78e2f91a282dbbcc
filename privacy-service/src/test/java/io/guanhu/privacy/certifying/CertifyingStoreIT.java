package io.guanhu.privacy.certifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.certifying.CertifyingStore.Reachable;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class CertifyingStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final CertifyingStore store = new CertifyingStore(database.client());
    private final UUID request = docket.filed().requestId();

    @Test
    void knowsTheAuditEntryOfARequest() {
        UUID entry = UUID.randomUUID();
        database.execute("update privacy_request set audit_entry_id = '%s' where id = '%s'".formatted(entry, request));

        assertThat(database.get(store.auditEntry(request))).isEqualTo(entry);
    }

    @Test
    void keepsOneCertificateOfARequest() {
        database.run(certify("jws-1"));

        assertThatThrownBy(() -> database.run(certify("jws-2"))).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(kept()).isEqualTo("jws-1");
    }

    @Test
    void keepsNoCertificateThatIsRolledBack() {
        database.rolledBack(certify("jws-1"));
        database.run(certify("jws-2"));

        assertThat(kept()).isEqualTo("jws-2");
    }

    @Test
    void tellsByWhichWaysTheKeptContactIsReached() {
        assertThat(database.run(store.reachable(request)))
                .as("no contact is kept")
                .isNull();

        database.execute("insert into kept_contact (request_id, email) values ('%s', '\\x01')".formatted(request));
        assertThat(database.get(store.reachable(request))).isEqualTo(new Reachable(false, true));
    }

    private Mono<Void> certify(String jws) {
        return store.certify(request, UUID.randomUUID(), new Issued("kid", jws, new byte[] {1}), Memory.NOW);
    }

    private String kept() {
        return database.values("select jws from certificate where request_id = '%s'".formatted(request), String.class)
                .getFirst();
    }
}
