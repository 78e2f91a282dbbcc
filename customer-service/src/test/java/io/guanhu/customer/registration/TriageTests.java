package io.guanhu.customer.registration;

import static io.guanhu.customer.registration.RegistrationDesk.BY_CORE;
import static io.guanhu.customer.registration.RegistrationDesk.BY_LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.BY_MANAGER;
import static io.guanhu.customer.registration.RegistrationDesk.BY_OPERATIONS;
import static io.guanhu.customer.registration.RegistrationDesk.IN_A_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.registration.Prospect.Accepted;
import io.guanhu.customer.registration.Prospect.Held;
import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriageTests {

    private static final Profile SOMEBODY = Somebody.number(1);
    private static final Instant FORGOTTEN = Memory.NOW.plus(Duration.ofDays(30));

    private final RegistrationDesk desk = new RegistrationDesk();

    /** Another person of the same name with the same phone. */
    private final Profile alike = Somebody.with(
            Somebody.with(Somebody.number(2), BuiltIn.NAME, Somebody.text(SOMEBODY, BuiltIn.NAME)),
            BuiltIn.PHONE,
            Somebody.text(SOMEBODY, BuiltIn.PHONE));

    @Test
    void acceptsPeopleWhoResembleNobody() {
        desk.vault.customer(Somebody.number(2));

        assertThat(prospect(BY_MANAGER, SOMEBODY)).isInstanceOf(Accepted.class);
    }

    @Test
    void leavesPeopleWhoResembleACustomerToStaff() {
        UUID near = desk.vault.customer(alike).id();
        Suspicion suspicion = new Suspicion(Optional.empty(), Optional.of(Likeness.PERHAPS), Set.of(near));

        assertThat(prospect(BY_LEAD, SOMEBODY))
                .isInstanceOfSatisfying(
                        Held.class,
                        held -> assertThat(held)
                                .returns(suspicion, Held::suspicion)
                                .returns(false, Held::unknownMatch));
        // A manager reaches only their own customers.
        assertThat(prospect(BY_MANAGER, SOMEBODY))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.unknownMatch()).isTrue());
        assertThat(prospect(IN_A_FILE, SOMEBODY)).isEqualTo(Refused.of("registration-needs-person"));
    }

    @Test
    void tellsTheDocumentOfACustomerOnlyToThoseWhoReachThem() {
        desk.vault.customer(SOMEBODY);

        assertThat(prospect(BY_LEAD, SOMEBODY)).isEqualTo(Refused.of("duplicate-customer"));
        assertThat(prospect(BY_MANAGER, SOMEBODY)).isInstanceOf(Held.class);
        assertThat(prospect(BY_CORE, SOMEBODY)).isEqualTo(new Refused("registration-needs-person", null, null, true));
    }

    @Test
    void tellsASystemOfThoseWhomItHasBroughtInItself() {
        desk.registered(BY_CORE, SOMEBODY);

        assertThat(prospect(BY_CORE, SOMEBODY)).isEqualTo(Refused.of("duplicate-customer"));
        assertThat(prospect(BY_MANAGER, SOMEBODY)).isInstanceOf(Held.class);
    }

    @Test
    void takesTheSecondOfTheSameFileForTheFirst() {
        List<Prospect> prospects = prospects(IN_A_FILE, SOMEBODY, SOMEBODY, alike);

        assertThat(prospects.get(0)).isInstanceOf(Accepted.class);
        assertThat(prospects.get(1)).isEqualTo(Refused.of("duplicate-customer"));
        assertThat(prospects.get(2)).isEqualTo(Refused.of("registration-needs-person"));
    }

    @Test
    void holdsEverybodyWhoseDocumentAwaitsACheck() {
        desk.matching.list().erased(SOMEBODY);
        desk.held(BY_LEAD, SOMEBODY);

        assertThat(prospect(BY_LEAD, SOMEBODY)).isEqualTo(Refused.of("registration-needs-check"));
        assertThat(prospect(BY_MANAGER, SOMEBODY)).isEqualTo(new Refused("registration-needs-check", null, null, true));
        assertThat(prospect(IN_A_FILE, SOMEBODY)).isEqualTo(new Refused("registration-needs-person", null, null, true));
    }

    @Test
    void remembersARejectionUntilItIsForgotten() {
        desk.matching.list().erased(SOMEBODY);
        rejected(Reason.PERSON_DECLINED, null);

        assertThat(prospect(BY_LEAD, SOMEBODY)).isEqualTo(new Refused("registration-rejected", null, FORGOTTEN, true));
        assertThat(prospect(IN_A_FILE, SOMEBODY))
                .isEqualTo(new Refused("registration-rejected", null, FORGOTTEN, true));

        desk.memory.clock().pass(Duration.ofDays(30));
        assertThat(prospect(BY_LEAD, SOMEBODY)).isInstanceOf(Held.class);
    }

    @Test
    void operationsMayHaveARejectedPersonCheckedAgain() {
        desk.matching.list().erased(SOMEBODY);
        rejected(Reason.PERSON_DECLINED, null);

        assertThat(prospect(BY_OPERATIONS, SOMEBODY)).isInstanceOf(Held.class);
        assertThat(prospect(IN_A_FILE, SOMEBODY)).isInstanceOf(Refused.class);
    }

    @Test
    void namesTheCustomerWhomACheckHasFoundToThoseWhoReachThem() {
        desk.matching.list().erased(SOMEBODY);
        UUID near = desk.vault.customer(Somebody.number(2)).id();
        rejected(Reason.ALREADY_CUSTOMER, near);

        assertThat(prospect(BY_LEAD, SOMEBODY)).isEqualTo(new Refused("already-customer", near, FORGOTTEN, true));
        assertThat(prospect(BY_MANAGER, SOMEBODY))
                .isEqualTo(new Refused("registration-rejected", null, FORGOTTEN, true));
    }

    /** The rejected person resembled others, who are gone. */
    @Test
    void acceptsARejectedPersonWhoResemblesNobodyAnyMore() {
        rejected(Reason.PERSON_NOT_REACHED, null);

        assertThat(prospect(BY_LEAD, SOMEBODY)).isInstanceOf(Accepted.class);
    }

    private void rejected(Reason reason, @Nullable UUID customer) {
        var document = desk.memory.get(desk.rejections.hash(SOMEBODY)).orElseThrow();
        desk.memory.run(desk.rejections.remember(UUID.randomUUID(), document, reason, customer));
    }

    private Prospect prospect(Sender sender, Profile person) {
        return prospects(sender, person).getFirst();
    }

    private List<Prospect> prospects(Sender sender, Profile... people) {
        return desk.memory.get(desk.triage
                .prepare(Arrays.stream(people).map(RegistrationDesk::draft).toList())
                .flatMap(newcomers -> desk.triage.prospects(sender, newcomers)));
    }
}
