package io.guanhu.customer;

import static io.guanhu.customer.Bank.AUDITOR;
import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static io.guanhu.platform.permission.Relation.ALL;
import static io.guanhu.platform.permission.Relation.BRANCH;
import static io.guanhu.platform.permission.Relation.OWN;
import static io.guanhu.platform.permission.Relation.SELF;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.Role;
import io.guanhu.testing.Scene;
import io.guanhu.testing.Scene.Person;
import io.guanhu.testing.ServiceApi.Operation;
import io.guanhu.testing.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A customer of E1101, in Beijing, with an open change, and people within and out of reach. */
final class CustomerScenes implements Scene.Stage {

    /** What somebody decides on: it was proposed and confirmed by somebody else. */
    private static final Set<String> ON_WHAT_WAITS = Set.of("change.decide", "change.reveal", "change.list-to-decide");

    private final Bank bank;

    CustomerScenes(Bank bank) {
        this.bank = bank;
    }

    /** Callers' own changes are those they proposed: {@link ChangeListsIT}. */
    @Override
    public Set<String> shownElsewhere() {
        return Set.of("change.list-own", "customer.create");
    }

    @Override
    public List<Scene> scenes(Operation operation) {
        String wanted = Objects.requireNonNull(operation.permission()).name();
        return switch (wanted) {
            case "customer.search" -> List.of(search());
            case "change.list-to-decide" -> List.of(scene(wanted).showing("change"));
            case "change.decide" -> {
                Scene scene = sending(scene(wanted), operation);
                UUID change = UUID.fromString(scene.about().getOrDefault("change", ""));
                yield List.of(scene.matching(Bank.tagOf(BEIJING_LEAD, change, 0)));
            }
            default ->
                operation.path().startsWith("/api/customers/{id}")
                        ? List.of(sending(scene(wanted), operation))
                        : List.of();
        };
    }

    /** What is right for an operation that has a body. */
    private static Scene sending(Scene scene, Operation operation) {
        String body = switch (operation.toString()) {
            case "POST /api/customers/{id}/reveal" -> "{\"fields\":[\"phone\"],\"purpose\":\"CALL_CUSTOMER\"}";
            case "POST /api/customers/{id}/closure" -> "{\"reason\":\"CUSTOMER_REQUEST\"}";
            case "POST /api/customers/{id}/closure-proposals" -> """
                    {"endedOn":"%s","reason":{"code":"CORRECTION"},"evidence":"DOSSIER-1"}
                    """.formatted(LocalDate.now(Bank.clock()));
            case "POST /api/customers/{id}/changes" ->
                "{\"patch\":{\"email\":\"neu@example.com\"},\"reason\":{\"code\":\"CORRECTION\"}}";
            case "POST /api/customers/{id}/changes/{change}/withdrawal" -> "{\"reason\":\"客户改变主意\"}";
            case "POST /api/customers/{id}/changes/{change}/decision" -> "{\"approve\":false,\"reason\":\"已核对证件原件\"}";
            case "PUT /api/customers/{id}/consents/{purpose}" -> "{\"granted\":false}";
            default -> null;
        };
        return body == null ? scene : scene.sending(body);
    }

    private Scene search() {
        Bank.Person person = Bank.Person.somebody();
        UUID customer = owned(bank.created(person));
        return Scene.of(Map.of("customer", customer.toString()), people(customer))
                .sending("{\"phone\":\"" + person.phone() + "\"}")
                .showing("customer");
    }

    private Scene scene(String wanted) {
        UUID customer = owned(bank.created(Bank.Person.somebody()));
        boolean waits = ON_WHAT_WAITS.contains(wanted);
        Tokens maker = waits ? E1101 : OPERATIONS;
        UUID change = bank.proposed(maker, customer, 1, Map.of("name", "萧改名"));
        if (waits) {
            bank.confirm(maker, customer, change).expectStatus().isOk();
        }
        return Scene.of(Map.of("id", customer.toString(), "change", change.toString()), people(customer));
    }

    /** Looked after by E1101, as ownership-service announces it. */
    private UUID owned(UUID customer) {
        Instant now = Bank.clock().instant();
        bank.publish(AssignmentStarted.assignment(UUID.randomUUID(), customer, now)
                .role(Role.PRIMARY)
                .manager("E1101")
                .branch("BJ/CHAOYANG/001")
                .from(now)
                .build());
        await().atMost(PATIENCE)
                .until(() -> bank.read(BEIJING_LEAD, customer)
                        .returnResult(Void.class)
                        .getStatus()
                        .is2xxSuccessful());
        return customer;
    }

    private static List<Person> people(UUID customer) {
        return List.of(
                Person.of("the owner", "relationship-manager", E1101, OWN),
                Person.of("another manager", "relationship-manager", E2101),
                Person.of("the lead", "team-lead", BEIJING_LEAD, BRANCH),
                Person.of("another lead", "team-lead", SHANGHAI_LEAD),
                Person.of(
                        "the lead of a branch whose path begins alike",
                        "team-lead",
                        Tokens.staff("E1199", "BJ/CHAO", "team-lead")),
                Person.of("operations", "operations", OPERATIONS, ALL),
                Person.of("compliance", "compliance-officer", COMPLIANCE, ALL),
                Person.of("the auditor", "auditor", AUDITOR, ALL),
                Person.of("the administrator", "administrator", Tokens.staff("E9301", "HQ", "administrator"), ALL),
                Person.of("the customer", "customer", Tokens.customer(customer).acr("2"), SELF),
                Person.of(
                        "another customer",
                        "customer",
                        Tokens.customer(UUID.randomUUID()).acr("2")));
    }
}
