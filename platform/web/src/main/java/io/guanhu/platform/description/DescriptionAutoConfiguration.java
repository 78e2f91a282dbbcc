package io.guanhu.platform.description;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Customizers of springdoc, for services that have it. It keeps them in a set, in the order in
 * which they are declared here, whatever order they ask for.
 */
@AutoConfiguration(afterName = "io.guanhu.platform.idempotency.IdempotencyAutoConfiguration")
@ConditionalOnClass(OperationCustomizer.class)
class DescriptionAutoConfiguration {

    @Bean
    OperationCustomizer platformParameters() {
        return new PlatformParameters();
    }

    @Bean
    OperationCustomizer wantedPermissions() {
        return new WantedPermissions();
    }

    @Bean
    @Order(1)
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    AnswerHeaders answerHeaders() {
        return new AnswerHeaders();
    }

    @Bean
    @Order(2)
    OpenApiCustomizer requestBodies() {
        return new RequestBodies();
    }

    @Bean
    @Order(0)
    OpenApiCustomizer operationNames() {
        return new OperationNames();
    }

    /** Knows operations by their names, and which of them take a key. */
    @Bean
    @Order(2)
    OpenApiCustomizer problemCodes() {
        return ProblemCodes.ofThisService();
    }

    /** Comes after all that describe, and knows operations by their names. */
    @Bean
    @Order(3)
    OpenApiCustomizer glossary() {
        return new Glossary(Words.ofThisService());
    }
}
