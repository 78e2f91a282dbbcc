package io.guanhu.gateway.proxy;

import java.util.List;
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

    @Bean
    HostFilter hostFilter(@Value("${guanhu.gateway.hosts}") List<String> hosts) {
        return new HostFilter(hosts);
    }
}
