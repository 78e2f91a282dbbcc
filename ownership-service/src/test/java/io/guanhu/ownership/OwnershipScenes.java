package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.E2101;
import static io.guanhu.ownership.OwnershipSteps.GUANGZHOU_LEAD;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static io.guanhu.platform.permission.Relation.ALL;
import static io.guanhu.platform.permission.Relation.BRANCH;
import static io.guanhu.platform.permission.Relation.OWN;
import static io.guanhu.platform.permission.Relation.RECEIVED;

import io.guanhu.platform.permission.Relation;
import io.guanhu.testing.Scene;
import io.guanhu.testing.Scene.Person;
import io.guanhu.testing.ServiceApi.Operation;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** A customer, a manager's book, a transfer and a pool, with people within and out of reach. */
final class OwnershipScenes implements Scene.Stage {

    private static final String BEIJING = "BJ/CHAOYANG/001";

    private final OwnershipSteps bank;

    OwnershipScenes(OwnershipSteps bank) {
        this.bank = bank;
        bank.managersAreKnown();
        bank.managerIs("E1103", BEIJING);
    }

    @Override
    public List<Scene> scenes(Operation operation) {
        String wanted = Objects.requireNonNull(operation.permission()).name();
        return switch (wanted) {
            case "assignment.assign" -> List.of(customer(OWN).sending("""
                    {"customerId":"{customer}","managerId":"E1103","role":"PRIMARY",
                     "reason":{"code":"WORKLOAD"}}
                    """));
            case "assignment.list" ->
                List.of(customer(OWN).sending("?customerId={customer}"), book().sending("?managerId={manager}"));
            // An assistant reaches the customer, but only the owner can transfer them.
            case "transfer.propose" -> List.of(customer().sending("""
                    {"customerIds":["{customer}"],"toManager":"E2101","reason":{"code":"RELOCATION"}}
                    """));
            case "transfer.list" -> List.of(inList(transfer(wanted), "id"));
            case "pool.list" -> List.of(inList(pool(), "id"));
            case "pool.list-customers" -> List.of(pool());
            case "training.oversee" -> List.of(inList(learner(), "employeeId"));
            default -> wanted.startsWith("transfer.") ? List.of(transfer(wanted)) : List.of();
        };
    }

    private static Scene inList(Scene scene, String name) {
        return scene.sending("?limit=200").showing(name);
    }

    /** Looked after by E1101 since it left E2101. */
    private Scene customer(Relation... ofTheAssistant) {
        UUID customer = bank.customerArrives("SH/PUDONG/001", "E2101");
        bank.assign(OPERATIONS, customer, "E1101", "PRIMARY", Map.of())
                .expectStatus()
                .isCreated();
        bank.assign(OPERATIONS, customer, "E1102", "ASSISTANT", Map.of())
                .expectStatus()
                .isCreated();
        return Scene.of(
                Map.of("customer", customer.toString()),
                people(
                        manager("the owner", E1101, OWN),
                        manager("the assistant", E1102, ofTheAssistant),
                        manager("the former owner", E2101),
                        lead("the lead", BEIJING_LEAD, BRANCH),
                        lead("the former branch's lead", SHANGHAI_LEAD)));
    }

    private static Scene book() {
        return Scene.of(
                Map.of("manager", "E1101"),
                people(
                        manager("the manager", E1101, OWN),
                        manager("a colleague", E1102),
                        lead("the lead", BEIJING_LEAD, BRANCH),
                        lead("another lead", SHANGHAI_LEAD)));
    }

    /** From E1101, who proposed it, to E2101; it is theirs. */
    private Scene transfer(String wanted) {
        UUID customer = bank.customerArrives(BEIJING, "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of());
        if (wanted.equals("transfer.approve")) {
            bank.step(E2101, transfer, "acceptance").expectStatus().isOk();
        }
        return Scene.of(
                Map.of("id", transfer.toString()),
                people(
                        manager("who gives", E1101, OWN).knowing("only-receiver-accepts"),
                        manager("who receives", E2101, OWN, RECEIVED),
                        manager("a colleague", E1102),
                        lead("the giving lead", BEIJING_LEAD, BRANCH),
                        lead("the receiving lead", SHANGHAI_LEAD, BRANCH),
                        lead("another lead", GUANGZHOU_LEAD)));
    }

    /** A Beijing pool with a customer. */
    private Scene pool() {
        bank.customerArrives(BEIJING, null);
        int at = bank.pages(OPERATIONS, "/api/pools", "branch").indexOf(BEIJING);
        return Scene.of(
                Map.of("id", bank.pages(OPERATIONS, "/api/pools", "id").get(at)),
                people(
                        manager("a manager of the branch", E1101, OWN),
                        manager("a manager of another", E2101),
                        lead("the lead", BEIJING_LEAD, BRANCH),
                        lead("another lead", SHANGHAI_LEAD)));
    }

    /** The people who have looked at their courses. */
    private Scene learner() {
        bank.as(E1101)
                .get()
                .uri("/api/training/courses")
                .exchange()
                .expectStatus()
                .isOk();
        return Scene.of(
                Map.of("employeeId", "\"E1101\""),
                people(
                        manager("the learner", E1101),
                        lead("the lead", BEIJING_LEAD, BRANCH),
                        lead("another lead", SHANGHAI_LEAD)));
    }

    private static Person manager(String name, Tokens token, Relation... relations) {
        return Person.of(name, "relationship-manager", token, relations);
    }

    private static Person lead(String name, Tokens token, Relation... relations) {
        return Person.of(name, "team-lead", token, relations);
    }

    private static List<Person> people(Person... near) {
        Tokens alike = Tokens.staff("E1199", "BJ/CHAO", "team-lead");
        Tokens customer = Tokens.customer(UUID.randomUUID()).acr("2");
        Stream<Person> others = Stream.of(
                lead("the lead of a branch whose path begins alike", alike),
                Person.of("operations", "operations", OPERATIONS, ALL),
                office("compliance-officer"),
                office("auditor"),
                office("administrator"),
                Person.of("a customer", "customer", customer));
        return Stream.concat(Stream.of(near), others).toList();
    }

    private static Person office(String role) {
        return Person.of(role, role, Tokens.staff("E9" + role.length(), "HQ", role), ALL);
    }
}
