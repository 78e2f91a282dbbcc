package io.guanhu.audit.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final Flaw FLAW = new Flaw(5, Kind.LEAF_CHANGED);

    private final Memory memory = new Memory("audit-service");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Alerts alerts =
            new Alerts(memory.outbox(), memory.transaction(), memory.ids(), memory.clock(), meters);

    private void raise(AlertKind kind, Flaw flaw) {
        memory.run(alerts.raise(kind, flaw));
    }

    @Test
    void saysWhatWasFoundAndWhere() {
        UUID entry = UUID.randomUUID();

        raise(AlertKind.VERIFICATION_FAILED, new Flaw(5, Kind.DETAIL_CHANGED, entry.toString(), 1));

        assertThat(memory.announced(AlertRaised.class))
                .singleElement()
                .returns(AlertKind.VERIFICATION_FAILED, AlertRaised::kind)
                .returns("detail-changed", AlertRaised::flaw)
                .returns(5L, AlertRaised::leafIndex)
                .returns(entry, AlertRaised::entryId)
                .returns(Memory.NOW, AlertRaised::at);
    }

    @Test
    void mayNotKnowTheEntry() {
        raise(AlertKind.SEARCH_BROKEN, FLAW);

        assertThat(memory.announced(AlertRaised.class)).singleElement().returns(null, AlertRaised::entryId);
    }

    @Test
    void reportsAFaultOnce() {
        raise(AlertKind.SEARCH_BROKEN, FLAW);
        raise(AlertKind.SEARCH_BROKEN, FLAW);

        assertThat(memory.announced()).hasSize(1);
        assertThat(raised()).isOne();
    }

    @Test
    void reportsEveryOtherFault() {
        raise(AlertKind.SEARCH_BROKEN, FLAW);
        raise(AlertKind.DETAIL_BROKEN, FLAW);
        raise(AlertKind.SEARCH_BROKEN, new Flaw(6, Kind.LEAF_CHANGED));
        raise(AlertKind.SEARCH_BROKEN, new Flaw(5, Kind.LEAF_MISSING));

        assertThat(memory.announced()).hasSize(4);
        assertThat(raised()).isEqualTo(4);
    }

    @Test
    void reportsAFaultAgainThatRecursAfterItWasResolved() {
        raise(AlertKind.SEARCH_BROKEN, FLAW);
        alerts.forget();
        raise(AlertKind.SEARCH_BROKEN, FLAW);

        assertThat(memory.announced()).hasSize(2);
    }

    private double raised() {
        return meters.get("guanhu.audit.alerts").counter().count();
    }
}
