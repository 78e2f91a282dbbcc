package io.guanhu.gateway.proxy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    /** The web server applies the bean of this name before any filter. */
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(
            @Value("${guanhu.gateway.trusted-proxies:}") String trustedProxies) {
        return new ForwardedHeaders(new TrustedProxies(trustedProxies));
    }

    @Bean
    HostFilter hostFilter(Environment environment) {
        // Binds the whole property: a list in YAML, or one text with commas.
        return new HostFilter(Binder.get(environment)
                .bind("guanhu.gateway.hosts", Bindable.listOf(String.class))
                .orElseThrow(() -> new IllegalStateException("guanhu.gateway.hosts names no host")));
    }
}
