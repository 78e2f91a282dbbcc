package io.guanhu.privacy.docket;

import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as stored, including parts that the model does not use. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredRequest(
        ErasureRequest request,
        Locale locale,
        byte @Nullable [] sealedReason,
        @Nullable Refused refused,
        @Nullable Shown shown,
        @Nullable UUID orderId,
        @Nullable Long policyVersion,
        long version) {

    /** Why compliance refused it. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Refused(byte[] sealedReason, byte @Nullable [] sealedCitation) {}

    /** The evidence that staff recorded, and its number in the bank's archive. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Shown(Evidence evidence, Instant at, byte @Nullable [] sealedReference) {}

    public Filing filing() {
        return request.filing();
    }

    public UUID id() {
        return request.filing().requestId();
    }
}
