package io.guanhu.platform.client;

/**
 * Another service rejected our call as wrong (4xx other than 404). This is our own fault, about
 * which our caller can do nothing.
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
