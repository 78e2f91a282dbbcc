package io.guanhu.e2e.console;

import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import java.util.List;
import java.util.Map;

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

    /** Nothing has this id: what a page says then is a page too. */
    private static final String NOBODYS = "01980f2e-0000-7000-8000-000000000000";

    /** Who opens which address. */
    record Example(String login, String path) {}

    static Examples made(Desk desk) {
        Colleague operations = desk.colleague(OPERATIONS);
        NewCustomer customer = NewCustomers.of(MANAGER, desk.colleague(MANAGER));
        String pool = first(operations, "/api/pools");
        return new Examples(
                customer,
                Map.ofEntries(
                        Map.entry("/", new Example(LEAD, "/")),
                        Map.entry("/customers", new Example(LEAD, "/customers")),
                        Map.entry("/customers/new", new Example(MANAGER, "/customers/new")),
                        Map.entry("/requests/new", new Example(OPERATIONS, "/requests/new")),
                        Map.entry(
                                "/customers/:id/requests/new",
                                new Example(OPERATIONS, customer.path() + "/requests/new")),
                        Map.entry("/holds", new Example(COMPLIANCE, "/holds")),
                        Map.entry("/holds/new", new Example(COMPLIANCE, "/holds/new")),
                        Map.entry("/retention", new Example(COMPLIANCE, "/retention")),
                        Map.entry("/calendars/:year?", new Example(ADMINISTRATOR, "/calendars")),
                        Map.entry(
                                "/calendars/:year/publish",
                                new Example(ADMINISTRATOR, "/calendars/2027/publish")),
                        Map.entry("/imports", new Example(OPERATIONS, "/imports")),
                        Map.entry("/registrations", new Example(OPERATIONS, "/registrations")),
                        Map.entry(
                                "/registrations/:id",
                                new Example(OPERATIONS, "/registrations/" + NOBODYS)),
                        Map.entry(
                                "/customers/:id/edit",
                                new Example(LEAD, customer.path() + "/edit")),
                        Map.entry(
                                "/customers/:id/changes/:change",
                                new Example(LEAD, changeOf(desk, customer))),
                        Map.entry("/customers/:id/:tab?", new Example(LEAD, customer.path())),
                        Map.entry("/changes", new Example(LEAD, "/changes")),
                        Map.entry("/requests", new Example(OPERATIONS, "/requests")),
                        Map.entry(
                                "/requests/:id",
                                new Example(OPERATIONS, requestOf(operations, customer))),
                        Map.entry("/book", new Example(MANAGER, "/book")),
                        Map.entry("/transfers", new Example(LEAD, "/transfers")),
                        Map.entry("/transfers/:id", new Example(LEAD, transferOf(desk, customer))),
                        Map.entry("/pools", new Example(OPERATIONS, "/pools")),
                        Map.entry("/pools/:id", new Example(OPERATIONS, "/pools/" + pool)),
                        Map.entry("/messages", new Example(OPERATIONS, "/messages")),
                        Map.entry(
                                "/messages/:id",
                                new Example(
                                        OPERATIONS,
                                        "/messages/" + first(operations, "/api/notifications"))),
                        Map.entry("/audit", new Example(AUDITOR, "/audit")),
                        Map.entry(
                                "/audit/entries/:id",
                                new Example(
                                        AUDITOR,
                                        "/audit/entries/"
                                                + first(
                                                        desk.colleague(AUDITOR),
                                                        "/api/audit/entries",
                                                        "entryId"))),
                        Map.entry("/integrity/:verification?", new Example(AUDITOR, "/integrity")),
                        Map.entry(
                                "/operations/:service?/:kind?/:id?",
                                new Example(ADMINISTRATOR, "/operations")),
                        Map.entry("/help/:tab?", new Example(LEAD, "/help"))));
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
        return reader.reads(list).path("items").path(0).path(id).asString();
    }

    private static String changeOf(Desk desk, NewCustomer customer) {
        Colleague manager = desk.colleague(MANAGER);
        String changes = customer.api() + "/changes";
        String id =
                manager.posts(
                                changes,
                                Map.of(
                                        "patch",
                                        Map.of("name", "欧阳若曦"),
                                        "reason",
                                        Map.of("code", "CORRECTION", "text", "客户来电")),
                                Map.of("If-Match", manager.etagOf(customer.api())))
                        .path("id")
                        .asString();
        return customer.path() + "/changes/" + id;
    }

    private static String requestOf(Colleague operations, NewCustomer customer) {
        return "/requests/"
                + operations
                        .posts(
                                "/api/privacy-requests",
                                Map.of(
                                        "type",
                                        "ERASURE",
                                        "customerId",
                                        customer.id(),
                                        "scope",
                                        List.of("CONTACT", "MARKETING"),
                                        "reason",
                                        Map.of("code", "CUSTOMER_REQUEST", "text", "客户到柜面申请"),
                                        "channel",
                                        "COUNTER"),
                                Map.of())
                        .path("id")
                        .asString();
    }

    private static String transferOf(Desk desk, NewCustomer customer) {
        return "/transfers/"
                + desk.colleague(MANAGER)
                        .posts(
                                "/api/transfers",
                                Map.of(
                                        "customerIds",
                                        List.of(customer.id()),
                                        "toManager",
                                        "E1103",
                                        "reason",
                                        Map.of("code", "WORKLOAD")),
                                Map.of())
                        .path("id")
                        .asString();
    }
}
