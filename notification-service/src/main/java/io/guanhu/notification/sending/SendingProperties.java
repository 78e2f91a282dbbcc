package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.RetryPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** When to retry a message, {@code guanhu.notification.retry}. */
@ConfigurationProperties("guanhu.notification")
record SendingProperties(RetryPolicy retry) {}
