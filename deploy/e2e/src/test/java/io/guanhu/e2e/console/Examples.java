package io.guanhu.e2e.console;

import static java.util.Map.entry;

import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * For each page of the list somebody who may open it, and something to see on it.
 *
 * @param customer what the pages are about
 * @param byPath a new page needs an entry here
 */
record Examples(NewCustomer customer, Map<String, Example> byPath) {

    private static final String LEAD = "e1190";
    private static final String OPERATIONS = "e9001";
    private static final String AUDITOR = "e9201";
    private static final String MANAGER = "e1101";
    private static final String COMPLIANCE = "e9101";
    private static final String ADMINISTRATOR = "e9301";

    /** Nothing has this id: the resulting page is tested, too. */
    private static final String NOBODYS = "01980f2e-0000-7000-8000-000000000000";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Which person opens which address. */
    record Example(String login, String path) {}

    static Examples made(Desk desk) {
        NewCustomer customer = NewCustomers.of(MANAGER, desk.colleague(MANAGER));
        Map<String, Example> byPath = new HashMap<>(aboutACustomer(desk, customer));
        byPath.putAll(workOfCustomers(desk));
        byPath.putAll(ofTheHouse(desk));
        return new Examples(customer, Map.copyOf(byPath));
    }

    private static Map<String, Example> aboutACustomer(Desk desk, NewCustomer customer) {
        Colleague operations = desk.colleague(OPERATIONS);
        return Map.ofEntries(
                entry("/customers/:id/requests/new", new Example(OPERATIONS, customer.path() + "/requests/new")),
                entry("/customers/:id/edit", new Example(LEAD, customer.path() + "/edit")),
                entry("/customers/:id/changes/:change", new Example(LEAD, changeOf(desk, customer))),
                entry("/customers/:id/:tab?", new Example(LEAD, customer.path())),
                entry("/requests/:id", new Example(OPERATIONS, requestOf(operations, customer))),
                entry("/transfers/:id", new Example(LEAD, transferOf(desk, customer))));
    }

    private static Map<String, Example> workOfCustomers(Desk desk) {
        String pool = first(desk.colleague(OPERATIONS), "/api/pools");
        return Map.ofEntries(
                entry("/", new Example(LEAD, "/")),
                entry("/customers", new Example(LEAD, "/customers")),
                entry("/customers/new", new Example(MANAGER, "/customers/new")),
                entry("/requests/new", new Example(OPERATIONS, "/requests/new")),
                entry("/imports", new Example(OPERATIONS, "/imports")),
                entry("/registrations", new Example(OPERATIONS, "/registrations")),
                entry("/registrations/:id", new Example(OPERATIONS, "/registrations/" + NOBODYS)),
                entry("/changes", new Example(LEAD, "/changes")),
                entry("/requests", new Example(OPERATIONS, "/requests")),
                entry("/book", new Example(MANAGER, "/book")),
                entry("/transfers", new Example(LEAD, "/transfers")),
                entry("/pools", new Example(OPERATIONS, "/pools")),
                entry("/pools/:id", new Example(OPERATIONS, "/pools/" + pool)));
    }

    private static Map<String, Example> ofTheHouse(Desk desk) {
        String message = first(desk.colleague(OPERATIONS), "/api/notifications");
        String entry = first(desk.colleague(AUDITOR), "/api/audit/entries", "id");
        // The log is verified by schedule, for the first time at the start.
        String job = first(desk.colleague(AUDITOR), "/api/operations/audit-service/jobs");
        return Map.ofEntries(
                entry("/holds", new Example(COMPLIANCE, "/holds")),
                entry("/holds/new", new Example(COMPLIANCE, "/holds/new")),
                entry("/retention", new Example(COMPLIANCE, "/retention")),
                entry("/calendars/:year?", new Example(ADMINISTRATOR, "/calendars")),
                entry("/calendars/:year/publish", new Example(ADMINISTRATOR, "/calendars/2027/publish")),
                entry("/policies/publish", new Example(ADMINISTRATOR, "/policies/publish")),
                entry("/policies/:version?", new Example(ADMINISTRATOR, "/policies")),
                entry("/messages", new Example(OPERATIONS, "/messages")),
                entry("/messages/:id", new Example(OPERATIONS, "/messages/" + message)),
                entry("/audit", new Example(AUDITOR, "/audit")),
                entry("/audit/entries/:id", new Example(AUDITOR, "/audit/entries/" + entry)),
                entry("/integrity/:verification?", new Example(AUDITOR, "/integrity")),
                entry("/operations/:service?/:kind?/:id?", new Example(ADMINISTRATOR, "/operations")),
                entry("/jobs/:service?", new Example(ADMINISTRATOR, "/jobs/audit-service")),
                entry("/jobs/:service/:id", new Example(ADMINISTRATOR, "/jobs/audit-service/" + job)),
                entry("/permissions", new Example(COMPLIANCE, "/permissions")),
                entry("/training", new Example(MANAGER, "/training")),
                entry("/training/courses/:id", new Example(MANAGER, "/training/courses/personal-data")),
                entry("/training/completion", new Example(LEAD, "/training/completion")),
                entry("/help/:tab?", new Example(LEAD, "/help")));
    }

    Example of(ListedPage page) {
        Example example = byPath.get(page.path());
        if (example == null) {
            throw new IllegalStateException("Give " + page.path() + " an example in Examples");
        }
        return example;
    }

    private static String first(Colleague reader, String list) {
        return first(reader, list, "id");
    }

    private static String first(Colleague reader, String list, String id) {
        // Events take a moment to arrive.
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> reader.reads(list).path("items").path(0).path(id).asString(""), each -> !each.isEmpty());
    }

    private static String changeOf(Desk desk, NewCustomer customer) {
        Colleague manager = desk.colleague(MANAGER);
        String changes = customer.api() + "/changes";
        String id = manager.posts(
                        changes,
                        Map.of("patch", Map.of("name", "欧阳若曦"), "reason", Map.of("code", "CORRECTION", "text", "客户来电")),
                        Map.of("If-Match", manager.etagOf(customer.api())))
                .path("id")
                .asString();
        return customer.path() + "/changes/" + id;
    }

    private static String requestOf(Colleague operations, NewCustomer customer) {
        Map<String, Object> erasure = Map.of(
                "type",
                "ERASURE",
                "customerId",
                customer.id(),
                "scope",
                List.of("CONTACT", "MARKETING"),
                "reason",
                Map.of("code", "CUSTOMER_REQUEST", "text", "客户到柜面申请"),
                "channel",
                "COUNTER");
        return "/requests/" + idOf(operations.posts("/api/privacy-requests", erasure, Map.of()));
    }

    private static String transferOf(Desk desk, NewCustomer customer) {
        Map<String, Object> transfer = Map.of(
                "customerIds", List.of(customer.id()), "toManager", "E1103", "reason", Map.of("code", "WORKLOAD"));
        return "/transfers/" + idOf(desk.colleague(MANAGER).posts("/api/transfers", transfer, Map.of()));
    }

    private static String idOf(JsonNode made) {
        return made.path("id").asString();
    }
}
