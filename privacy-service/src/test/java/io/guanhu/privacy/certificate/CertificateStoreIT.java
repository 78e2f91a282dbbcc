package io.guanhu.privacy.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.certificate.CertificateStore.Certificate;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.request.Filing;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CertificateStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final CertificateStore certificates = new CertificateStore(database.client());

    @Test
    void findsACertificateAndWhoseItIs() {
        Filing filing = docket.filed();
        database.execute("""
                insert into certificate (request_id, id, kid, jws, pdf, issued_at)
                values ('%s', gen_random_uuid(), 'kid', 'jws', '\\x0102', now())
                """.formatted(filing.requestId()));

        Certificate found = database.get(certificates.of(filing.requestId()));

        assertThat(found.customerId()).isEqualTo(filing.customerId());
        assertThat(found.hidden()).isFalse();
        assertThat(found.jws()).isEqualTo("jws");
        assertThat(found.pdf().bytes()).containsExactly(1, 2);
    }

    @Test
    void findsNoneBeforeItIsIssued() {
        assertThat(database.run(certificates.of(docket.filed().requestId()))).isNull();
        assertThat(database.run(certificates.of(UUID.randomUUID()))).isNull();
    }
}
