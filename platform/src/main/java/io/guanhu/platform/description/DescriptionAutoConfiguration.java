package io.guanhu.platform.description;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Customizers of springdoc, for services that have it. */
@AutoConfiguration
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
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    OpenApiCustomizer operationNames() {
        return new OperationNames();
    }
}
