package io.guanhu.audit.bench;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What a bank of a few branches does: staff look at customers, every tenth time with a detail. What
 * began late (a service, a role, a branch, a reason) is not found in old months.
 */
final class SampleEntries {

    static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofMillis(31_536);
    private static final List<String> ACTIONS =
            List.of("customer.read", "customer.reveal", "customer.change", "customer.search");

    private final Random random = new Random(7);
    private final long lateFrom;
    private long made;

    /**
     * As many as are asked for.
     *
     * @param lateFrom the first that may be of what began late
     */
    SampleEntries(long lateFrom) {
        this.lateFrom = lateFrom;
    }

    List<AuditEntryRecorded> next(int count) {
        List<AuditEntryRecorded> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry());
        }
        return entries;
    }

    private AuditEntryRecorded entry() {
        int employee = random.nextInt(500);
        UUID customer = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | random.nextInt(50_000));
        boolean refused = random.nextInt(50) == 0;
        boolean late = made >= lateFrom && random.nextInt(4) == 0;
        return AuditEntryRecorded.entry(
                        new UUID(0x0198_0000_0000_7000L + (made << 16), random.nextLong() | 0x8000_0000_0000_0000L),
                        FIRST.plus(BETWEEN.multipliedBy(made++).dividedBy(16)),
                        late ? "notification-service" : "customer-service")
                .actor(ActorType.STAFF, "E%04d".formatted(employee))
                .roles(Set.of(role(employee, late)))
                .acr("1")
                .branch(late ? "SH/PUDONG/001" : "BJ/CHAOYANG/%03d".formatted(employee % 40))
                .action(ACTIONS.get(random.nextInt(ACTIONS.size())))
                .resource("customer", customer.toString())
                .customer(customer)
                .outcome(refused ? Outcome.REFUSED : Outcome.ALLOWED)
                .reason(refused ? "not-reached" : late ? "CALL_CUSTOMER" : null)
                .trace("%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .details(random.nextInt(10) == 0 ? List.of(detail()) : List.of())
                .build();
    }

    private static String role(int employee, boolean late) {
        if (late) {
            return "access-reviewer";
        }
        return employee % 20 == 0 ? "team-lead" : "relationship-manager";
    }

    private SealedDetail detail() {
        byte[] sealed = new byte[60];
        random.nextBytes(sealed);
        return new SealedDetail(
                DataCategory.CONTACT, "phone.revealed", Base64.getEncoder().encodeToString(sealed));
    }
}
