package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.docket.StoredRequest.Shown;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceStoreIT {

    private static final Evidence FORM = new Evidence(Evidence.Kind.SIGNED_FORM, "E9001", true);
    private static final Evidence LETTER = new Evidence(Evidence.Kind.SIGNED_LETTER, "E9002", false);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final EvidenceStore store = new EvidenceStore(database.client());
    private final Filing filing = docket.filed();

    @Test
    void keepsTheNewestEvidenceWithTheRequest() {
        docket.save(new Verified(filing, null));
        database.run(store.keep(filing.requestId(), FORM, new byte[] {1}, Memory.NOW));

        database.run(store.keep(filing.requestId(), LETTER, new byte[] {2}, Memory.NOW.plusSeconds(1)));

        Shown shown = requireNonNull(shown());
        assertThat(shown.evidence()).isEqualTo(LETTER);
        assertThat(shown.at()).isEqualTo(Memory.NOW.plusSeconds(1));
        assertThat(shown.sealedReference()).containsExactly(2);
        assertThat(database.get(docket.requests().find(filing.requestId())).request())
                .isEqualTo(new Verified(filing, LETTER));
    }

    @Test
    void keepsNothingThatIsRolledBack() {
        database.rolledBack(store.keep(filing.requestId(), FORM, new byte[] {1}, Memory.NOW));

        assertThat(shown()).isNull();
    }

    private @Nullable Shown shown() {
        return database.get(docket.requests().find(filing.requestId())).shown();
    }
}
