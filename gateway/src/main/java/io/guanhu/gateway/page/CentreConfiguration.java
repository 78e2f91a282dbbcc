package io.guanhu.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the customers' privacy centre, and the files that make it an installable app. */
@Configuration(proxyBeanMethods = false)
class CentreConfiguration implements WebFluxConfigurer {

    private static final String FILES = PageConfiguration.BUILT + "privacy/";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    /** Comes before the console, which takes all addresses that nothing else uses. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> centrePage(
            ContentPolicy policy, @Value("${guanhu.gateway.privacy-centre.frame-ancestors:}") List<String> ancestors) {
        ConsolePage page = new ConsolePage(
                new ClassPathResource(PageConfiguration.BUILT + "privacy.html"),
                policy.within(new FrameAncestors(ancestors)));
        return RouterFunctions.route(
                request -> ConsolePaths.wantsPage(request.exchange().getRequest())
                        && ConsolePaths.isOfCentre(request.path()),
                _ -> page.answer());
    }

    /**
     * The centre's page lies above its worker, which browsers allow only with a header that says
     * so.
     */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> centreWorker() {
        Resource worker = new ClassPathResource(FILES + "worker.js");
        return RouterFunctions.route(
                RequestPredicates.GET(ConsolePaths.CENTRE + "/worker.js"),
                _ -> ServerResponse.ok()
                        .contentType(SCRIPT)
                        .cacheControl(CacheControl.noCache())
                        .header("Service-Worker-Allowed", ConsolePaths.CENTRE)
                        .bodyValue(worker));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ConsolePaths.CENTRE_FILES)
                .addResourceLocations("classpath:/" + FILES)
                .setCacheControl(CacheControl.noCache());
    }
}
