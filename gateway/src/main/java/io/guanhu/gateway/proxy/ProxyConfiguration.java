package io.guanhu.gateway.proxy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    /** The web server applies the bean of this name before any filter. */
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(
            @Value("${guanhu.gateway.trusted-proxies:}") String trustedProxies) {
        return new ForwardedHeaders(new TrustedProxies(trustedProxies));
    }
}
