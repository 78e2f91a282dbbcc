package io.guanhu.notification.receipt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Receipts of providers.
 *
 * @param window for how long after a part was taken a receipt that names its id can be its own
 */
@ConfigurationProperties("guanhu.notification.receipts")
record ReceiptProperties(@DefaultValue("P7D") Duration window) {}
