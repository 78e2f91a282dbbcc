package io.guanhu.platform.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer that is given again when its request is. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record StoredAnswer(
        int status,
        HttpHeaders headers,
        byte[] body,
        @Nullable UUID customerId) {}
