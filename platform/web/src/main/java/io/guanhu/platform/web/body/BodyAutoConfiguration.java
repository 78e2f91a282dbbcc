package io.guanhu.platform.web.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;

/** Limits and form of the bodies that every service takes. */
@AutoConfiguration
@EnableConfigurationProperties(WebProperties.class)
class BodyAutoConfiguration {

    @Bean
    BodyLimitFilter bodyLimitFilter(WebProperties properties) {
        return new BodyLimitFilter(properties.maxBody().toBytes());
    }

    @Bean
    DeclaredBodyFilter declaredBodyFilter(WebProperties properties) {
        return new DeclaredBodyFilter(properties.maxBody().toBytes());
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    CodecCustomizer bodyLimitOfCodecs(WebProperties properties) {
        int limit = Math.toIntExact(properties.maxBody().toBytes());
        return codecs -> codecs.defaultCodecs().maxInMemorySize(limit);
    }
}
