package io.guanhu.privacy.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Filings;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ContactGuardTests {

    private static final String ACTION = "privacy-request.approve";
    private static final Caller PROPOSER = Callers.staff("E9001", "BJ", Roles.OPERATIONS);
    private static final Caller CONFIRMER = Callers.staff("E9002", "BJ", Roles.OPERATIONS);
    private static final Caller OFFICER = Callers.staff("E9101", "BJ", Roles.COMPLIANCE_OFFICER);

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final ContactGuard guard = new InMemoryCommands(memory, docket, customers).guard();
    private final UUID customer = UUID.randomUUID();
    private final StoredRequest request = docket.requests().put(new Submitted(Filings.own(customer, Memory.NOW)));

    private void refused(Mono<?> work) {
        ProblemException refusal = memory.refusal(work);

        assertThat(refusal.code()).isEqualTo("changed-the-contact");
        assertThat(memory.attempted()).containsExactly(ACTION);
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void asksForTheContactsOfWellBeforeTheFiling() {
        customers.reachedAt(customer, "+8613800000000", "a@example.com");
        Instant settled = Memory.NOW.minus(InMemoryCommands.CONTACT_AGE);

        assertThat(memory.get(guard.points(request)).phone()).isEqualTo("+8613800000000");

        assertThat(guard.settledBy(request)).isEqualTo(settled);
        assertThat(customers.asked()).singleElement().asString().endsWith("/contact-points?asOf=" + settled);
    }

    @Test
    void refusesEverybodyWhoTookPartInAChange() {
        customers.phoneChangedBy(customer, "E9001", "E9002");

        refused(guard.pointsFor(request, PROPOSER, ACTION));
        refused(guard.pointsFor(request, CONFIRMER, ACTION));
        refused(guard.require(request, PROPOSER, ACTION));
    }

    @Test
    void letsOthersGoOn() {
        customers.phoneChangedBy(customer, "E9001", "E9002");

        assertThat(memory.get(guard.pointsFor(request, OFFICER, ACTION)))
                .returns("a@example.com", ContactPoints::email);
        memory.run(guard.require(request, OFFICER, ACTION));
        assertThat(memory.attempted()).isEmpty();
    }

    @Test
    void letsCustomersChangeTheirOwnContact() {
        customers.phoneChangedBy(customer, customer.toString(), "E9002");
        Caller self = Callers.customer(customer);

        assertThat(memory.get(guard.pointsFor(request, self, ACTION)).changes()).hasSize(1);
        assertThat(customers.asked()).hasSize(1);

        memory.run(guard.require(request, self, ACTION));
        assertThat(customers.asked()).as("nothing is asked for a customer").hasSize(1);
    }

    @Test
    void refusesActionsOnAnUnknownCustomer() {
        assertThat(memory.refusal(guard.pointsFor(request, OFFICER, ACTION)).code())
                .isEqualTo("customer-not-found");
        assertThat(memory.refusal(guard.require(request, OFFICER, ACTION)).code())
                .isEqualTo("customer-not-found");
    }
}
