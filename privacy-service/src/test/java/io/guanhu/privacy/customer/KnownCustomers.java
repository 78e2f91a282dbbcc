package io.guanhu.privacy.customer;

import io.guanhu.platform.client.InMemoryServices;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Customers whom customer-service knows; it answers 404 for all others. */
public final class KnownCustomers {

    private final InMemoryServices services = new InMemoryServices("customer-service");
    private final CustomerDirectory directory = new CustomerDirectory(services.clients());

    public CustomerDirectory directory() {
        return directory;
    }

    /** What customer-service was asked. */
    public List<String> asked() {
        return services.asked();
    }

    /** The contacts of a customer, those of today and those that count for a code. */
    public void reachedAt(UUID customer, String phone, String email) {
        String both = "\"phone\":\"%s\",\"email\":\"%s\",\"locale\":\"en\"".formatted(phone, email);
        services.answering(path(customer, "contacts"), "{" + both + "}");
        points(customer, both + ",\"mobile\":true,\"changes\":[]");
    }

    /** No contact that counts for a code. */
    public void withoutContact(UUID customer) {
        services.answering(path(customer, "contacts"), "{}");
        points(customer, "\"mobile\":false,\"changes\":[]");
    }

    /** A contact that one person proposed to change and another has confirmed. */
    public void phoneChangedBy(UUID customer, String one, String other) {
        points(customer, """
                "mobile":false,"email":"a@example.com",
                "changes":[{"field":"phone","at":"2026-06-01T00:00:00Z","by":["%s","%s"]}]
                """.formatted(one, other));
    }

    private void points(UUID customer, String json) {
        services.answering(path(customer, "contact-points"), "{" + json + "}");
    }

    /** A customer whose relationship ended long ago, with data in these categories. */
    public void holding(UUID customer, String... categories) {
        facts(customer, "CLOSED", "\"relationshipEndedOn\":\"1990-01-31\",", false, categories);
    }

    /** A customer whose relationship ended on a day, with data that an earlier request restricted. */
    public void restricted(UUID customer, String endedOn, String... categories) {
        facts(customer, "CLOSED", "\"relationshipEndedOn\":\"" + endedOn + "\",", true, categories);
    }

    /** Who is still a customer. */
    public void active(UUID customer, String... categories) {
        facts(customer, "ACTIVE", "", false, categories);
    }

    private void facts(UUID customer, String status, String days, boolean restricted, String... categories) {
        var lines = new StringBuilder();
        for (String category : categories) {
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{\"category\":\"%s\",\"held\":true,\"restricted\":%s,\"erased\":false}"
                            .formatted(category, restricted));
        }
        services.answering(
                path(customer, "retention-facts"),
                "{\"status\":\"%s\",%s\"categories\":[%s]}".formatted(status, days, lines));
    }

    /** Nothing is answered about a customer any more, which reveals nothing about the customer. */
    public void refusesToTell(UUID customer) {
        for (String what : new String[] {"contacts", "contact-points", "retention-facts"}) {
            services.answering(path(customer, what), HttpStatus.FORBIDDEN);
        }
    }

    private static String path(UUID customer, String what) {
        return "/customer-service/internal/customers/" + customer + "/" + what;
    }
}
