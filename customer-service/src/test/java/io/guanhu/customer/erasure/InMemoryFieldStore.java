package io.guanhu.customer.erasure;

import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** How many former values and tokens there are of each field. */
final class InMemoryFieldStore extends FieldStore {

    private record Key(UUID customer, String field) {}

    private final Map<Key, Long> details;
    private final Map<Key, Long> tokens;

    InMemoryFieldStore(Memory memory) {
        super(Memory.noDatabase());
        this.details = memory.rows();
        this.tokens = memory.rows();
    }

    /** A field was changed again, and is found by one more word. */
    void changed(UUID customer, String field) {
        details.merge(new Key(customer, field), 1L, Long::sum);
        tokens.merge(new Key(customer, field), 1L, Long::sum);
    }

    long tokens(UUID customer, String field) {
        return count(tokens, customer, List.of(field));
    }

    private static long count(Map<Key, Long> rows, UUID customer, Collection<String> fields) {
        return fields.stream()
                .mapToLong(field -> rows.getOrDefault(new Key(customer, field), 0L))
                .sum();
    }

    private static Mono<Long> forgotten(Map<Key, Long> rows, UUID customer, Collection<String> fields) {
        return Mono.fromSupplier(() -> {
            long there = count(rows, customer, fields);
            fields.forEach(field -> rows.remove(new Key(customer, field)));
            return there;
        });
    }

    @Override
    Mono<Long> forgetTokens(UUID customerId, Collection<String> fields) {
        return forgotten(tokens, customerId, fields);
    }

    @Override
    Mono<Long> forgetDetails(UUID customerId, Collection<String> fields) {
        return forgotten(details, customerId, fields);
    }

    @Override
    Mono<Long> details(UUID customerId, Collection<String> fields) {
        return Mono.fromSupplier(() -> count(details, customerId, fields));
    }
}
