package io.guanhu.notification.receipt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How providers' delivery receipts are matched.
 *
 * @param window how long after a part was accepted a receipt with its id is still matched to it
 */
@ConfigurationProperties("guanhu.notification.receipts")
record ReceiptProperties(@DefaultValue("P7D") Duration window) {}
