package io.guanhu.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

class TransactionRulesTests {

    @ParameterizedTest
    @ValueSource(classes = {Constructed.class, Configured.class, Annotated.class})
    void refusesATransactionBesideAnother(Class<?> type) {
        assertThat(broken(type)).isTrue();
    }

    @Test
    void acceptsOneThatJoins() {
        assertThat(broken(Joining.class)).isFalse();
    }

    private static boolean broken(Class<?> type) {
        return TransactionRules.noTransactionBesideAnother()
                .evaluate(new ClassFileImporter().importClasses(type))
                .hasViolation();
    }

    static final class Constructed {
        TransactionDefinition definition() {
            return new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }
    }

    static final class Configured {
        TransactionDefinition definition() {
            var definition = new DefaultTransactionDefinition();
            definition.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
            return definition;
        }
    }

    static class Annotated {
        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        Mono<Void> act() {
            return Mono.empty();
        }
    }

    static class Joining {
        @Transactional
        Mono<Void> act() {
            var definition = new DefaultTransactionDefinition();
            definition.setReadOnly(true);
            return Mono.empty();
        }
    }
}
