package io.guanhu.platform.security.rule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

class RuleGuardTests {

    @RestController
    static class Ruled {

        @GetMapping("/ruled")
        @PreAuthorize("hasRole('auditor')")
        Mono<String> ruled() {
            return Mono.empty();
        }
    }

    @RestController
    static class Unruled {

        @GetMapping("/open/things")
        Mono<String> unruled() {
            return Mono.empty();
        }
    }

    @RestController
    static class Plain {

        @GetMapping("/plain")
        @PreAuthorize("hasRole('auditor')")
        String plain() {
            return "";
        }
    }

    @RestController
    static class Divided {

        @PostMapping(path = "/divided", consumes = "text/plain")
        @PreAuthorize("hasRole('auditor')")
        Mono<String> text() {
            return Mono.empty();
        }

        @PostMapping(path = "/divided", consumes = "application/json")
        @PreAuthorize("hasRole('operations')")
        Mono<String> json() {
            return Mono.empty();
        }

        @GetMapping("/divided")
        @PreAuthorize("hasRole('customer')")
        Mono<String> read() {
            return Mono.empty();
        }
    }

    @RestController
    static class Argued {

        @GetMapping("/argued")
        @PreAuthorize("#id == authentication.name")
        Mono<String> argued(String id) {
            return Mono.just(id);
        }
    }

    @Test
    void namesAMethodWhoseRuleAsksForArguments() {
        assertThatThrownBy(guard(Argued.class)::afterSingletonsInstantiated).hasMessageContaining("Argued#argued");
    }

    @Test
    void namesAMethodWhosePathHasAnotherRule() {
        assertThatThrownBy(guard(Divided.class)::afterSingletonsInstantiated)
                .hasMessageMatching(".*Divided#(text|json)\\[0 args] \\(another.*")
                .hasMessageNotContaining("read");
    }

    @Test
    void acceptsRulesAndPublicPaths() {
        assertThatCode(guard(Ruled.class)::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThatCode(guard(Unruled.class, "/open/**")::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
    }

    @Test
    void namesAMethodWithoutARule() {
        assertThatThrownBy(guard(Unruled.class, "/other/**")::afterSingletonsInstantiated)
                .hasMessageContaining("Unruled#unruled");
    }

    @Test
    void namesAMethodWhoseRuleWouldNotHold() {
        assertThatThrownBy(guard(Plain.class)::afterSingletonsInstantiated)
                .hasMessageContaining("Plain#plain")
                .hasMessageContaining("Publisher");
    }

    private static RuleGuard guard(Class<?> controller, String... publicPaths) {
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerSingleton("controller", controller);
        context.registerSingleton("mapping", RequestMappingHandlerMapping.class);
        context.refresh();
        PathPatternParser parser = new PathPatternParser();
        return new RuleGuard(
                context.getBeanProvider(RequestMappingHandlerMapping.class),
                List.of(publicPaths).stream().map(parser::parse).toList());
    }
}
