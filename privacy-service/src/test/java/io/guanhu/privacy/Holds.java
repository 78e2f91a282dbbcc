package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Legal holds, as steps of a test. */
record Holds(PrivacyClient client, Tokens officer) {

    static String body(UUID customer, String ground, List<String> categories) {
        return """
                {"customerId":"%s","categories":[%s],"ground":"%s","reference":"case 17","citation":"some order"}
                """.formatted(
                customer, categories.stream().map(each -> '"' + each + '"').collect(Collectors.joining(",")), ground);
    }

    /** What an authority has ordered to be kept. */
    UUID ordered(UUID customer, String category) {
        return opened(body(customer, "AUTHORITY_ORDER", List.of(category)));
    }

    /** One that the customer must not learn of. */
    void investigation(UUID customer) {
        opened(body(customer, "AML_INVESTIGATION", List.of("IDENTITY", "CONTACT", "ACCOUNT", "TRANSACTION")));
    }

    private UUID opened(String body) {
        var opened = client.post(officer, "/api/legal-holds", body)
                .expectStatus()
                .isCreated()
                .expectBody(PrivacyClient.Id.class)
                .returnResult()
                .getResponseBody();
        assertThat(opened).isNotNull();
        return opened.id();
    }
}
