package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded about one act: only ids, codes and sealed values.
 *
 * @param action a dotted verb such as {@code customer.reveal}
 * @param reason a code; never free text
 */
public record AuditEntry(
        Caller caller,
        String action,
        String resourceType,
        String resourceId,
        @Nullable UUID customerId,
        @Nullable String reason,
        List<SealedDetail> details) {

    public AuditEntry {
        details = List.copyOf(details);
    }

    /** An act on a customer. */
    public static AuditEntry onCustomer(Caller caller, String action, UUID customerId) {
        return new AuditEntry(caller, action, "customer", customerId.toString(), customerId, null, List.of());
    }

    /** An act on something that concerns one customer, or none. */
    public static AuditEntry on(Caller caller, String action, String type, Object id, @Nullable UUID customerId) {
        return new AuditEntry(caller, action, type, id.toString(), customerId, null, List.of());
    }

    public AuditEntry withReason(String code) {
        return new AuditEntry(caller, action, resourceType, resourceId, customerId, code, details);
    }

    public AuditEntry withDetails(List<SealedDetail> sealed) {
        return new AuditEntry(caller, action, resourceType, resourceId, customerId, reason, sealed);
    }
}
