package io.guanhu.platform.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer that is sent again if its request is repeated. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredAnswer(
        int status,
        HttpHeaders headers,
        byte[] body,
        @Nullable UUID customerId) {}
