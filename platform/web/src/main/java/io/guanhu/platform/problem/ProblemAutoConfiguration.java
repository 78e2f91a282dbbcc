package io.guanhu.platform.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents for every failure, whether or not it reached a controller. */
@AutoConfiguration
class ProblemAutoConfiguration {

    /** Before Spring Boot's own handler, which would answer with its own page. */
    private static final int FIRST = -10;

    @Bean
    Problems problems() {
        return new Problems(new Messages(getClass().getClassLoader()));
    }

    @Bean
    ProblemAnswers problemAnswers(Problems problems, ObjectProvider<ToldProblems> listeners) {
        return new ProblemAnswers(problems, listeners::stream);
    }

    @Bean
    @Order(FIRST)
    WebExceptionHandler problemExceptionHandler(ProblemAnswers answers) {
        return answers::write;
    }

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
