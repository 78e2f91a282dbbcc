package io.guanhu.gateway.upstream;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The addresses of the services.
 *
 * @param services by name
 */
@ConfigurationProperties("guanhu")
public record Upstreams(Map<String, Upstream> services) {

    /** One service's address, without a path. */
    public record Upstream(URI url) {}

    public Upstreams {
        services = services == null ? Map.of() : Map.copyOf(services);
    }

    /** The address of a service. The gateway does not start if one is missing. */
    public URI of(String service) {
        Upstream upstream = services.get(service);
        if (upstream == null) {
            throw new IllegalStateException("guanhu.services." + service + ".url is not set");
        }
        return upstream.url();
    }
}
