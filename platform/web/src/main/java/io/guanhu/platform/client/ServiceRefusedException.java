package io.guanhu.platform.client;

/**
 * Another service refused our call as wrong (4xx, other than 404): a fault of ours, which our own
 * caller can do nothing about.
 */
public final class ServiceRefusedException extends RuntimeException {

    private final String service;
    private final int status;

    ServiceRefusedException(String service, int status) {
        super(service + " answered " + status);
        this.service = service;
        this.status = status;
    }

    public String service() {
        return service;
    }

    public int status() {
        return status;
    }
}
