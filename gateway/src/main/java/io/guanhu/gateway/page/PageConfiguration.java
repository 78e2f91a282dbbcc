package io.guanhu.gateway.page;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/** Serves the files built by the module {@code console}. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebFluxConfigurer {

    static final String BUILT = "META-INF/guanhu-console/";
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Bean
    ContentPolicy contentPolicy(@Value("${guanhu.security.issuer}") URI issuer) {
        return new ContentPolicy(issuer);
    }

    @Bean
    RouterFunction<ServerResponse> consolePage(ContentPolicy policy) {
        ConsolePage page = new ConsolePage(new ClassPathResource(BUILT + "index.html"), policy);
        return RouterFunctions.route(
                request -> ConsolePaths.wantsPage(request.exchange().getRequest()), _ -> page.answer());
    }

    /** The files' names change with their content, so browsers may cache them for good. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ConsolePaths.FILES)
                .addResourceLocations("classpath:/" + BUILT + "console/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
