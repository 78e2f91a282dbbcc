package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What privacy-service learns about a customer's data. */
final class RetentionFacts {

    private static final Tokens PRIVACY = Tokens.service("privacy-service");

    private final Bank bank;

    RetentionFacts(Bank bank) {
        this.bank = bank;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Facts(@Nullable String lastTransactionOn, List<CategoryFacts> categories) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CategoryFacts(DataCategory category, boolean held, Set<String> fields) {}

    @Nullable
    String lastTransactionOn(UUID id) {
        return facts(id).lastTransactionOn();
    }

    boolean isHeld(UUID id, DataCategory category) {
        return facts(id).categories().stream().anyMatch(each -> each.category() == category && each.held());
    }

    Set<String> fields(UUID id, DataCategory category) {
        return facts(id).categories().stream()
                .filter(each -> each.category() == category)
                .findFirst()
                .orElseThrow()
                .fields();
    }

    private Facts facts(UUID id) {
        Facts facts = bank.as(PRIVACY)
                .get()
                .uri("/internal/customers/{id}/retention-facts", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Facts.class)
                .returnResult()
                .getResponseBody();
        assertThat(facts).isNotNull();
        return Objects.requireNonNull(facts);
    }
}
