package io.guanhu.privacy;

import static io.guanhu.platform.permission.Relation.ALL;
import static io.guanhu.platform.permission.Relation.FILED;
import static io.guanhu.platform.permission.Relation.SELF;
import static io.guanhu.privacy.PrivacyClient.EVIDENCE;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;

import io.guanhu.platform.permission.Relation;
import io.guanhu.testing.Database;
import io.guanhu.testing.Scene;
import io.guanhu.testing.Scene.Person;
import io.guanhu.testing.ServiceApi.Operation;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests of customers and legal holds, with people within and out of reach. */
final class PrivacyScenes implements Scene.Stage {

    private static final String VERIFY = "privacy-request.verify";
    private static final String CONFIRM = "privacy-request.confirm";
    private static final String CERTIFICATE = "privacy-request.read-certificate";
    private static final Set<String> FILE_FOR_OTHERS = Set.of("operations", "compliance-officer");
    private static final Tokens CLERK = Tokens.staff("E9002", "HQ", "operations");
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";
    private static final String HOLD = """
            {"customerId":"{customer}","categories":["CONTACT"],"ground":"AUTHORITY_ORDER",
             "reference":"case 17","citation":"some order"}
            """;

    private final PrivacyClient client;
    private final Database database;

    PrivacyScenes(PrivacyClient client, Database database) {
        this.client = client;
        this.database = database;
        client.knowsWorkingDays();
    }

    @Override
    public List<Scene> scenes(Operation operation) {
        String wanted = Objects.requireNonNull(operation.permission()).name();
        return switch (wanted) {
            case "privacy-request.submit" -> submissions();
            case "privacy-request.list" ->
                requests(wanted).map(each -> each.showing("id")).toList();
            case "legal-hold.place" -> List.of(customer().sending(HOLD));
            case "legal-hold.list" -> List.of(hold().showing("id"));
            case "legal-hold.close" -> List.of(hold());
            default -> wanted.startsWith("privacy-request.") ? requests(wanted).toList() : List.of();
        };
    }

    /** The customer's own, and one that staff file. */
    private List<Scene> submissions() {
        String own = wish("\"CONTACT\"").replace("\"channel\"", "\"customerId\":\"{customer}\",\"channel\"");
        String taken = wishFor(NOBODY).replace(NOBODY.toString(), "{customer}");
        return List.of(
                customer()
                        .sending(own)
                        .with(people -> people.filter(each -> !FILE_FOR_OTHERS.contains(each.role()))
                                .map(each -> each.knowing("not-your-own"))),
                customer()
                        .sending(taken)
                        .with(people -> people.filter(each -> !each.role().equals("customer"))));
    }

    private Scene customer() {
        UUID customer = client.formerCustomer();
        return Scene.of(Map.of("customer", customer.toString()), people(customer, ALL));
    }

    private Scene hold() {
        Scene scene = customer().sending(HOLD);
        return Scene.of(Map.of("id", placed(scene.text()).toString()), scene.people());
    }

    private UUID placed(String hold) {
        return Objects.requireNonNull(client.post(OFFICER, "/api/legal-holds", hold)
                        .expectStatus()
                        .isCreated()
                        .expectBody(PrivacyClient.Id.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    private Stream<Scene> requests(String wanted) {
        return Stream.of(filedByTheCustomer(wanted), filedByStaff(wanted), hidden(wanted));
    }

    private Scene filedByTheCustomer(String wanted) {
        UUID customer = client.formerCustomer();
        UUID request = client.submit(Tokens.customer(customer), wish("\"CONTACT\""));
        return scene(request, ready(wanted, customer, request), people(customer, ALL));
    }

    private Scene filedByStaff(String wanted) {
        UUID customer = client.formerCustomer();
        UUID request = client.submit(CLERK, wishFor(customer).replace("HOTLINE", "COUNTER"));
        if (wanted.equals(CONFIRM)) {
            client.put(CLERK, path(request, "/evidence"), null, EVIDENCE)
                    .expectStatus()
                    .isOk();
        }
        return scene(request, sent(wanted, request), people(customer, ALL, FILED));
    }

    /** One that follows from the end of an investigation: only compliance may know of it. */
    private Scene hidden(String wanted) {
        UUID customer = client.formerCustomer();
        UUID request = client.submit(Tokens.customer(customer), wish("\"CONTACT\""));
        String sent = ready(wanted, customer, request);
        execute("update privacy_request set hidden = true where id = '" + request + "'");
        boolean proof = wanted.equals(CERTIFICATE);
        return scene(
                request,
                sent,
                people(customer, ALL).stream()
                        .map(each -> proof && each.role().equals("auditor") ? each : blind(each))
                        .toList());
    }

    private static Person blind(Person person) {
        return person.role().equals("compliance-officer")
                ? person
                : Person.of(person.name(), person.role(), person.token());
    }

    private static Scene scene(UUID request, @Nullable String sent, List<Person> people) {
        Scene scene = Scene.of(Map.of("id", request.toString()), people);
        return sent == null ? scene : scene.sending(sent);
    }

    /** Brings a customer's request to the state in which the operation is possible. */
    private @Nullable String ready(String wanted, UUID customer, UUID request) {
        if (!wanted.equals(VERIFY) && !wanted.equals(CONFIRM)) {
            return sent(wanted, request);
        }
        Tokens subject = Tokens.customer(customer);
        String code = PrivacyClient.code(client.code(subject, customer, request));
        if (wanted.equals(VERIFY)) {
            return code;
        }
        client.post(subject, path(request, "/identity-verification"), code)
                .expectStatus()
                .isOk();
        return ACKNOWLEDGED;
    }

    private @Nullable String sent(String wanted, UUID request) {
        return switch (wanted) {
            case VERIFY -> PrivacyClient.code("000000");
            case CONFIRM -> ACKNOWLEDGED;
            case "privacy-request.evidence" -> EVIDENCE;
            case "privacy-request.decide" -> "{\"approve\":false,\"reason\":\"重复申请\",\"citation\":\"个人信息保护法第五十条\"}";
            case CERTIFICATE -> {
                execute("""
                        insert into certificate (request_id, id, kid, jws, pdf, issued_at)
                        values ('%s', gen_random_uuid(), 'kid', 'jws', 'pdf', now())
                        """.formatted(request));
                yield null;
            }
            default -> null;
        };
    }

    private void execute(String sql) {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Staff learn that a step is the customer's alone, because they see the request. */
    private static List<Person> people(UUID customer, Relation... ofStaff) {
        return List.of(
                Person.of("the customer", "customer", Tokens.customer(customer).acr("2"), SELF),
                Person.of(
                        "another customer",
                        "customer",
                        Tokens.customer(UUID.randomUUID()).acr("2")),
                staff("E9001", "HQ", "operations", ofStaff).knowing("customers-own"),
                staff("E9103", "HQ", "compliance-officer", ofStaff).knowing("customers-own"),
                staff("E9201", "HQ", "auditor", ALL),
                staff("E9301", "HQ", "administrator", ALL),
                staff("E1101", "BJ/CHAOYANG/001", "relationship-manager"),
                staff("E1190", "BJ/CHAOYANG", "team-lead"));
    }

    private static Person staff(String id, String branch, String role, Relation... relations) {
        return Person.of(role, role, Tokens.staff(id, branch, role), relations);
    }
}
