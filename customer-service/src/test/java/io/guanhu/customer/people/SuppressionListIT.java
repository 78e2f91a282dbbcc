package io.guanhu.customer.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Hashed;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.testing.ServiceIT;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

@ServiceIT("customer")
class SuppressionListIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SuppressionList list;

    @Autowired
    SuppressionListIT(SuppressionList list) {
        this.list = list;
    }

    /** The erasure of a person, for the first time or after the cost was changed. */
    @Test
    void requiresHashingAgainAfterTheListGotANewRecipe() {
        List<Map<Mark, String>> people = List.of(Map.of(Mark.DOCUMENT, "OTHER Growing"));
        List<Hashed> hashed = Objects.requireNonNull(list.hash(people).block(PATIENCE));
        Entry entry = new Entry(
                new Known(Mark.DOCUMENT, new Recipe(8_192, 1, 1, 1).text(), "ab".repeat(32)), "cd".repeat(16));
        list.add(List.of(entry), CLOCK.instant()).block(PATIENCE);
        try {
            StepVerifier.create(list.find(hashed))
                    .expectError(ListGrewException.class)
                    .verify(PATIENCE);
            List<Hashed> anew = Objects.requireNonNull(list.hash(people).block(PATIENCE));
            StepVerifier.create(list.find(anew))
                    .assertNext(found -> assertThat(found).hasSize(1))
                    .expectComplete()
                    .verify(PATIENCE);
        } finally {
            list.release(List.of(entry.person())).block(PATIENCE);
        }
    }

    /** A customer whose contacts were erased has no entry of the document itself. */
    @Test
    void somebodyIsKnownByEveryWayInWhichTheyWereEntered() {
        Map<Mark, String> marks = Map.of(Mark.DOCUMENT, "OTHER Before");
        String before = new Recipe(64, 1, 1, 1).text();
        Entry phone = new Entry(new Known(Mark.NAME_PHONE, before, "ab".repeat(32)), "ef".repeat(16));
        Entry document = new Entry(new Known(Mark.DOCUMENT, before, "cd".repeat(32)), "ef".repeat(16));
        try {
            list.add(List.of(document), CLOCK.instant()).block(PATIENCE);
            String hashed =
                    Objects.requireNonNull(list.hash(List.of(marks)).block(PATIENCE)).getFirst().marks().stream()
                            .filter(each -> each.recipe().equals(before))
                            .map(Known::hex)
                            .findFirst()
                            .orElseThrow();
            list.release(List.of(document.person())).block(PATIENCE);
            list.add(List.of(phone), CLOCK.instant()).block(PATIENCE);
            assertThat(list.persons(marks).block(PATIENCE)).contains(PersonTag.of(hashed));
        } finally {
            list.release(List.of(phone.person())).block(PATIENCE);
        }
    }
}
