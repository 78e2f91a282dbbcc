package io.guanhu.privacy.finishing;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Notices that were neither delivered nor settled within the limit for keeping a contact. The
 * contact is destroyed nevertheless. So that nobody overlooks it, this is logged as an error,
 * counted, and recorded in the audit log.
 */
@Component
class AbandonedNotices {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedNotices.class);
    private static final Caller SELF = Caller.service("privacy-service");

    private final NoticeStore notices;
    private final AuditTrail trail;
    private final Counter counter;
    private final Clock clock;

    AbandonedNotices(NoticeStore notices, AuditTrail trail, MeterRegistry meters, Clock clock) {
        this.notices = notices;
        this.trail = trail;
        this.counter = Counter.builder("guanhu.privacy.notices.abandoned")
                .description("Notices whose kept contact was destroyed undelivered")
                .register(meters);
        this.clock = clock;
    }

    /** Abandons a request's open notices, in the current transaction. */
    Mono<Void> record(UUID request, UUID customerId) {
        return notices.abandon(request, clock.instant())
                .concatMap(notice -> trail.allowed(entry(notice, customerId)).thenReturn(notice))
                .doOnNext(notice -> alarm(notice, request))
                .then();
    }

    private void alarm(UUID notice, UUID request) {
        counter.increment();
        LOG.error(
                "Notice {} of request {} was neither delivered nor settled within the limit; its contact is destroyed",
                notice,
                request);
    }

    private static AuditEntry entry(UUID notice, UUID customerId) {
        return AuditEntry.on(SELF, "privacy.notice-abandoned", "notification", notice, customerId)
                .withReason("notice-limit-reached");
    }
}
