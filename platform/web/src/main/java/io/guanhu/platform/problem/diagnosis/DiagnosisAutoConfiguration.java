package io.guanhu.platform.problem.diagnosis;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Tells all faults of a body at once. */
@AutoConfiguration
class DiagnosisAutoConfiguration {

    /** Only for requests: a wrong answer from another service is not our caller's fault. */
    @Bean
    WebFluxConfigurer faultsOfBodies(
            ObjectProvider<JsonMapper> mapper, ObjectProvider<jakarta.validation.Validator> validator) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                mapper.ifAvailable(json -> codecs.defaultCodecs()
                        .jacksonJsonDecoder(
                                new AllFaultsDecoder(json, () -> new SpringValidatorAdapter(validator.getObject()))));
            }
        };
    }
}
