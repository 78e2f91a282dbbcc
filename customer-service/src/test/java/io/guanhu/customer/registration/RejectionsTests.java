package io.guanhu.customer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.RejectionStore.Rejection;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectionsTests {

    private static final Profile SOMEBODY = Somebody.number(1);
    private static final Instant FORGOTTEN = Memory.NOW.plus(Duration.ofDays(30));

    private final RegistrationDesk desk = new RegistrationDesk();
    private final Rejections rejections = desk.rejections;

    @Test
    void keepsAHashOfTheDocumentAlone() {
        Known document = hashed(SOMEBODY).orElseThrow();

        assertThat(document.mark()).isEqualTo(Mark.DOCUMENT);
        assertThat(document.toString()).doesNotContain(Somebody.text(SOMEBODY, BuiltIn.ID_NUMBER));
        assertThat(hashed(Somebody.with(SOMEBODY, BuiltIn.PHONE, "+8614200000099")))
                .contains(document);
        assertThat(hashed(Somebody.number(2))).isPresent().get().isNotEqualTo(document);
    }

    @Test
    void hashesNobodyWithoutADocument() {
        assertThat(hashed(new Profile(
                        Map.of(BuiltIn.NAME, SOMEBODY.get(BuiltIn.NAME).orElseThrow()))))
                .isEmpty();
    }

    @Test
    void hashesNobodyWhileNoRejectionIsRemembered() {
        assertThat(hashedNewcomer(SOMEBODY)).isEmpty();

        remember(Somebody.number(2), Reason.PERSON_DECLINED, null);

        assertThat(hashedNewcomer(SOMEBODY)).isEqualTo(hashed(SOMEBODY));
    }

    /** So a hash that was computed for the suppression list need not be computed again. */
    @Test
    void hashesADocumentAsTheListDoes() {
        desk.matching.list().erased(Somebody.number(3));
        remember(Somebody.number(2), Reason.PERSON_DECLINED, null);

        Person person = desk.memory
                .get(desk.matching.matching().newcomers(List.of(SOMEBODY)))
                .getFirst();

        assertThat(person.hashed().marks()).contains(hashed(SOMEBODY).orElseThrow());
        assertThat(hashedNewcomer(SOMEBODY)).isEqualTo(hashed(SOMEBODY));
    }

    @Test
    void remembersForThirtyDays() {
        UUID customer = UUID.randomUUID();
        remember(SOMEBODY, Reason.ALREADY_CUSTOMER, customer);

        assertThat(of(SOMEBODY)).contains(new Rejection(Reason.ALREADY_CUSTOMER, customer, FORGOTTEN));
        assertThat(of(Somebody.number(2))).isEmpty();

        desk.memory.clock().pass(Duration.ofDays(30));
        assertThat(of(SOMEBODY)).isEmpty();
    }

    @Test
    void tellsTheLatestOfSeveral() {
        remember(SOMEBODY, Reason.PERSON_DECLINED, null);
        desk.memory.clock().pass(Duration.ofDays(1));
        remember(SOMEBODY, Reason.DOCUMENTS_NOT_ACCEPTED, null);

        assertThat(of(SOMEBODY))
                .contains(new Rejection(Reason.DOCUMENTS_NOT_ACCEPTED, null, FORGOTTEN.plus(Duration.ofDays(1))));
    }

    @Test
    void answersEachDocumentInItsPlace() {
        remember(SOMEBODY, Reason.PERSON_DECLINED, null);

        List<Optional<Rejection>> found =
                desk.memory.get(rejections.of(List.of(hashed(Somebody.number(2)), Optional.empty(), hashed(SOMEBODY))));

        assertThat(found).hasSize(3);
        assertThat(found.subList(0, 2)).containsOnly(Optional.empty());
        assertThat(found.getLast()).isPresent();
    }

    private Optional<Known> hashed(Profile profile) {
        return desk.memory.get(rejections.hash(profile));
    }

    /** As a new person is hashed. */
    private Optional<Known> hashedNewcomer(Profile profile) {
        List<Person> people = desk.memory.get(desk.matching.matching().newcomers(List.of(profile)));
        return desk.memory.get(rejections.hash(List.of(profile), people)).getFirst();
    }

    private Optional<Rejection> of(Profile profile) {
        return desk.memory.get(rejections.of(List.of(hashed(profile)))).getFirst();
    }

    private void remember(Profile profile, Reason reason, @Nullable UUID customer) {
        desk.memory.run(rejections.remember(UUID.randomUUID(), hashed(profile).orElseThrow(), reason, customer));
    }
}
