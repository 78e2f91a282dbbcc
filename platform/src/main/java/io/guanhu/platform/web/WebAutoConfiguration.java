package io.guanhu.platform.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Request limits, and the parameters that controller methods of every service may take. */
@AutoConfiguration
@EnableConfigurationProperties(WebProperties.class)
class WebAutoConfiguration {

    @Bean
    BodyLimitFilter bodyLimitFilter(WebProperties properties) {
        return new BodyLimitFilter(properties.maxBody().toBytes());
    }

    @Bean
    CodecCustomizer bodyLimitOfCodecs(WebProperties properties) {
        int limit = Math.toIntExact(properties.maxBody().toBytes());
        return codecs -> codecs.defaultCodecs().maxInMemorySize(limit);
    }

    @Bean
    WebFluxConfigurer webArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new IfMatchArgumentResolver(), new PageRequestArgumentResolver());
            }
        };
    }
}
