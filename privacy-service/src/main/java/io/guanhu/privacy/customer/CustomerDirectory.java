package io.guanhu.privacy.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.law.Facts;
import io.guanhu.privacy.model.law.LegalHold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What customer-service knows. If it is down, calls fail; they never answer that nothing is held.
 */
@Component
public class CustomerDirectory {

    private final ServiceClients services;

    CustomerDirectory(ServiceClients services) {
        this.services = services;
    }

    /** Registered contacts; absent if there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Contacts(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String locale) {}

    /**
     * A customer's contacts at some instant.
     *
     * @param mobile whether the phone can receive SMS messages
     * @param changes what was changed since
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ContactPoints(
            @Nullable String phone,
            boolean mobile,
            @Nullable String email,
            @Nullable String locale,
            List<ContactChange> changes) {

        /** The channel by which a code reaches the customer; null if there is none. */
        public @Nullable Channel codeChannel() {
            if (phone != null && mobile) {
                return Channel.SMS;
            }
            return email == null ? null : Channel.EMAIL;
        }

        /** The same contacts, but without using the phone for codes. */
        public ContactPoints withoutSms() {
            return new ContactPoints(phone, false, email, locale, changes);
        }

        public @Nullable String address(Channel channel) {
            return switch (channel) {
                case SMS -> phone;
                case EMAIL -> email;
            };
        }

        /** Does not show the contacts. */
        @Override
        public String toString() {
            return "ContactPoints[…]";
        }
    }

    /**
     * A changed contact.
     *
     * @param by everybody who was involved
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ContactChange(String field, Instant at, Set<String> by) {}

    /** What retention depends on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RetentionFacts(
            String status,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            List<CategoryFacts> categories) {

        /**
         * Adds what this service knows.
         *
         * @param earlier what requests have left restricted; counts only if it is still restricted
         */
        public Facts with(Map<Category, List<LegalHold>> holds, Map<Category, Consequence> earlier) {
            var consequences = new EnumMap<Category, Consequence>(Category.class);
            consequences.putAll(earlier);
            consequences
                    .keySet()
                    .retainAll(categories.stream()
                            .filter(CategoryFacts::restricted)
                            .map(CategoryFacts::category)
                            .toList());
            return with(holds).after(consequences);
        }

        public Facts with(Map<Category, List<LegalHold>> holds) {
            Map<Category, Set<String>> held = categories.stream()
                    .filter(CategoryFacts::held)
                    .collect(Collectors.toMap(CategoryFacts::category, CategoryFacts::known));
            return Facts.of(status.equals("ACTIVE"), relationshipEndedOn, lastTransactionOn, held, holds);
        }
    }

    /**
     * One category of one customer.
     *
     * @param fields names of the fields that are held; absent or empty if not known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CategoryFacts(
            Category category,
            boolean held,
            boolean restricted,
            boolean erased,
            @Nullable Set<String> fields) {

        private Set<String> known() {
            return fields == null ? Set.of() : fields;
        }
    }

    public Mono<Contacts> contacts(UUID customerId) {
        return services.to("customer-service")
                .get(Contacts.class, "/internal/customers/{id}/contacts", customerId)
                .switchIfEmpty(unknown());
    }

    /** The contacts as of an instant. Unlike today's, they include who changed them since. */
    public Mono<ContactPoints> contactPoints(UUID customerId, Instant asOf) {
        return services.to("customer-service")
                .get(ContactPoints.class, "/internal/customers/{id}/contact-points?asOf={asOf}", customerId, asOf)
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
