package io.guanhu.platform.security;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Says in OpenAPI which permission an operation wants. */
@AutoConfiguration
@ConditionalOnClass(OperationCustomizer.class)
class PermissionAutoConfiguration {

    @Bean
    OperationCustomizer wantedPermissions() {
        return (operation, method) -> {
            Permitted wanted = method.getMethodAnnotation(Permitted.class);
            if (wanted != null) {
                operation.addExtension("x-permission", wanted.value());
            }
            return operation;
        };
    }
}
