package io.guanhu.privacy.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Facts;
import io.guanhu.privacy.model.LegalHold;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What customer-service knows. An outage there is an outage here, never a "nothing held". */
@Component
public class CustomerDirectory {

    private final ServiceClients services;

    CustomerDirectory(ServiceClients services) {
        this.services = services;
    }

    /** Registered contacts; absent where there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Contacts(
            @Nullable String phone, @Nullable String email, @Nullable String locale) {}

    /** What retention depends on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RetentionFacts(
            String status,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            List<CategoryFacts> categories) {

        public Facts with(Map<Category, LegalHold> holds) {
            Set<Category> held =
                    categories.stream()
                            .filter(each -> each.held() && !each.erased())
                            .map(CategoryFacts::category)
                            .collect(Collectors.toSet());
            return Facts.of(
                    status.equals("ACTIVE"), relationshipEndedOn, lastTransactionOn, held, holds);
        }
    }

    /** One category of one customer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CategoryFacts(
            Category category, boolean held, boolean restricted, boolean erased) {}

    public Mono<Contacts> contacts(UUID customerId) {
        return services.to("customer-service")
                .get(Contacts.class, "/internal/customers/{id}/contacts", customerId)
                .switchIfEmpty(unknown());
    }

    public Mono<RetentionFacts> retentionFacts(UUID customerId) {
        return services.to("customer-service")
                .get(RetentionFacts.class, "/internal/customers/{id}/retention-facts", customerId)
                .switchIfEmpty(unknown());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> ProblemException.notFound("customer-not-found"));
    }
}
