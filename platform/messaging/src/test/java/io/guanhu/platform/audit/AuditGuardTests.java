package io.guanhu.platform.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.NotAudited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AuditGuardTests {

    @RestController
    static class Declared {

        @Audited("thing.read")
        @GetMapping("/entered")
        Mono<String> entered() {
            return Mono.empty();
        }

        @NotAudited("Nothing in it")
        @GetMapping("/exempt")
        Flux<String> exempt() {
            return Flux.empty();
        }
    }

    @RestController
    static class Undeclared {

        @GetMapping("/forgotten")
        Mono<String> forgotten() {
            return Mono.empty();
        }
    }

    @RestController
    static class Unexplained {

        @NotAudited(" ")
        @GetMapping("/unexplained")
        Mono<String> unexplained() {
            return Mono.empty();
        }
    }

    @RestController
    static class Streamed {

        @Audited("thing.read")
        @GetMapping("/streamed")
        Flux<String> streamed() {
            return Flux.empty();
        }
    }

    @RestController
    static class Both {

        @Audited("thing.read")
        @NotAudited("Nothing in it")
        @GetMapping("/both")
        Mono<String> both() {
            return Mono.empty();
        }
    }

    @Test
    void acceptsWhatIsDeclared() {
        assertThatCode(guard(Declared.class)::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(classes = {Undeclared.class, Unexplained.class, Streamed.class, Both.class})
    void namesWhatIsNot(Class<?> controller) {
        assertThatThrownBy(guard(controller)::afterSingletonsInstantiated)
                .hasMessageContaining(controller.getSimpleName() + "#");
    }

    private static AuditGuard guard(Class<?> controller) {
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerSingleton("controller", controller);
        context.registerSingleton("mapping", RequestMappingHandlerMapping.class);
        context.refresh();
        return new AuditGuard(context.getBeanProvider(RequestMappingHandlerMapping.class));
    }
}
