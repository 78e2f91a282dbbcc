package io.guanhu.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What every service holds its callers to.
 *
 * @param maxBody the largest body; a larger one is answered 413
 */
@ConfigurationProperties("guanhu.web")
record WebProperties(
        @DefaultValue("1MB") DataSize maxBody, @DefaultValue IdempotencyProperties idempotency) {

    /**
     * Idempotency keys.
     *
     * @param required path patterns whose POSTs must carry a key
     * @param reading path patterns whose POSTs only read: nothing there can happen twice, and a
     *     kept answer would show later, to nobody's knowledge, what it showed once
     * @param keep how long an answer can be replayed
     * @param limit how long the work on a request may take; it goes on when the caller hangs up
     */
    record IdempotencyProperties(
            @DefaultValue List<String> required,
            @DefaultValue List<String> reading,
            @DefaultValue("24h") Duration keep,
            @DefaultValue("60s") Duration limit) {}
}
