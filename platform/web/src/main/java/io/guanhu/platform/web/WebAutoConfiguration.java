package io.guanhu.platform.web;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Request limits, and the parameters that controller methods of every service may take. */
@AutoConfiguration
@EnableConfigurationProperties(WebProperties.class)
class WebAutoConfiguration {

    @Bean
    BodyLimitFilter bodyLimitFilter(WebProperties properties) {
        return new BodyLimitFilter(properties.maxBody().toBytes());
    }

    @Bean
    DeclaredBodyFilter declaredBodyFilter(WebProperties properties) {
        return new DeclaredBodyFilter(properties.maxBody().toBytes());
    }

    @Bean
    ServerWebExchangeContextFilter exchangeInContext() {
        return new ServerWebExchangeContextFilter();
    }

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

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
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
                configurer.addCustomResolver(new IfMatchArgumentResolver(), new PageRequestArgumentResolver());
            }
        };
    }
}
