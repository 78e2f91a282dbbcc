package io.guanhu.platform.web.parameter;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Checks the query parameters of every endpoint, and that there is none without the check. */
@AutoConfiguration
class ParameterAutoConfiguration {

    /** Static, as for method rules, because an advisor must not depend on the beans it advises. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor parameterAdvisor() {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new ParameterAdvice.Endpoints(), new ParameterAdvice());
        advisor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder() + 1);
        return advisor;
    }

    @Bean
    ParameterGuard parameterGuard(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new ParameterGuard(mappings);
    }
}
