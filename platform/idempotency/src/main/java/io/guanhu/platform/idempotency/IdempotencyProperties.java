package io.guanhu.platform.idempotency;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Idempotency keys.
 *
 * @param required path patterns whose POSTs must carry a key
 * @param reading path patterns of POSTs that only read: repeating them does no harm, and a stored
 *     answer would show personal data again without an audit entry
 * @param keep how long an answer can be replayed
 * @param limit how long the work on a request may take; it continues if the caller hangs up
 */
@ConfigurationProperties("guanhu.web.idempotency")
record IdempotencyProperties(
        @DefaultValue List<String> required,
        @DefaultValue List<String> reading,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("60s") Duration limit) {}
