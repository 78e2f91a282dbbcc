package io.guanhu.privacy.certifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.proof.CertificateClaims.Finding;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final ReceiptStore receipts = new ReceiptStore(database.client());
    private final UUID order = UUID.randomUUID();
    private final UUID request = docket.ordered(
                    order, Assessments.erasing(Category.CONTACT), "customer-service", "audit-service")
            .requestId();

    @Test
    void readsReceiptsByHolderWithTheirFindingsInOrder() {
        receipt("customer-service");
        finding("customer-service", 1, "keys", "KEY_DESTROYED");
        finding("customer-service", 0, "profile", "DELETED");
        receipt("audit-service");

        var rows = new Finding("profile", Category.CONTACT, "DELETED", 3, 0);
        var key = new Finding("keys", Category.CONTACT, "KEY_DESTROYED", 3, 0);
        assertThat(found())
                .containsExactly(
                        new Receipt("audit-service", Memory.NOW, List.of(), List.of()),
                        new Receipt("customer-service", Memory.NOW, List.of(rows, key), List.of()));
    }

    @Test
    void readsInWhichEpochTheKeysDied() {
        receipt("customer-service");
        database.execute("""
                insert into receipt_epoch values ('%s', 'customer-service', 7, '{CONTACT,IDENTITY}', '%s',
                    '{LOG_ARCHIVED}', '{}', 'file', 30, '{hsm-backup}')
                """.formatted(order, Memory.NOW));

        assertThat(found().getFirst().epochs())
                .containsExactly(new KeyEpoch(
                        7,
                        List.of(Category.CONTACT, Category.IDENTITY),
                        Memory.NOW,
                        List.of("LOG_ARCHIVED"),
                        List.of(),
                        "file",
                        30,
                        List.of("hsm-backup")));
    }

    @Test
    void findsNoneOfAnotherRequest() {
        receipt("customer-service");

        assertThat(database.get(receipts.of(docket.filed().requestId()).collectList()))
                .isEmpty();
    }

    private List<Receipt> found() {
        return database.get(receipts.of(request).collectList());
    }

    private void receipt(String holder) {
        database.execute("insert into receipt (order_id, holder, at) values ('%s', '%s', '%s')"
                .formatted(order, holder, Memory.NOW));
    }

    private void finding(String holder, int number, String store, String action) {
        database.execute("""
                insert into finding (order_id, holder, number, store, category, action, removed, read_back)
                values ('%s', '%s', %d, '%s', 'CONTACT', '%s', 3, 0)
                """.formatted(order, holder, number, store, action));
    }
}
