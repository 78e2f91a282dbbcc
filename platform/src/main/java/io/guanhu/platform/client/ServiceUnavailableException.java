package io.guanhu.platform.client;

import org.jspecify.annotations.Nullable;

/**
 * Another service did not answer, or answered that it cannot; answered to our own caller as 503.
 */
public final class ServiceUnavailableException extends RuntimeException {

    private final String service;

    ServiceUnavailableException(String service, @Nullable Throwable cause) {
        super(service + " is unavailable", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
