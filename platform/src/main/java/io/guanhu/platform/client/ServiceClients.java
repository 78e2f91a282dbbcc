package io.guanhu.platform.client;

/** A {@link ServiceClient} for each service named under {@code guanhu.services.<name>.url}. */
public final class ServiceClients {

    /**
     * The client of a service.
     *
     * @throws IllegalArgumentException if its URL is not configured
     */
    public ServiceClient to(String service) {
        throw new UnsupportedOperationException("skeleton");
    }
}
