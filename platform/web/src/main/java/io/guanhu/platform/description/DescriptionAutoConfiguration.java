package io.guanhu.platform.description;

import io.guanhu.platform.description.words.Glossary;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Customizers for springdoc, in services that have it. Springdoc keeps them in a set, in the order
 * in which they are declared here, and ignores any other order.
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
        return new RequiredPermissions();
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

    /** Needs the final names of operations, and to know which of them take a key. */
    @Bean
    @Order(2)
    OpenApiCustomizer problemCodes() {
        return ProblemCodes.ofThisService();
    }

    /** Comes last, and needs the final names of operations. */
    @Bean
    @Order(3)
    OpenApiCustomizer glossary() {
        return Glossary.ofThisService();
    }
}
