package io.guanhu.ownership.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class AuditedCommandsTests {

    private static final Caller CALLER = Callers.manager("E1101", "BJ/CHAOYANG/001");
    private static final Set<Refusal> FORBIDDEN = Set.of(
            Refusal.SAME_PERSON,
            Refusal.OUTSIDE_YOUR_BRANCH,
            Refusal.ONLY_RECEIVER_ACCEPTS,
            Refusal.ONLY_PROPOSER_WITHDRAWS);
    private static final Map<Refusal, String> OF_THE_FIELD =
            Map.of(Refusal.BEGINS_IN_THE_PAST, "in-the-past", Refusal.BEGINS_TOO_LATE, "too-far-ahead");

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final AuditedCommands commands = book.commands();
    private final List<String> rows = memory.transactions().list();
    private final UUID one = book.customer();
    private final UUID other = book.customer();

    private static AuditEntry entry(UUID customer) {
        return AuditEntry.onCustomer(CALLER, "transfer.propose", customer);
    }

    private Mono<String> write() {
        return Mono.fromSupplier(() -> {
            rows.add("row");
            return "done";
        });
    }

    @Test
    void entersACommandForEachCustomerInItsTransaction() {
        assertThat(memory.get(commands.carryOut(List.of(entry(one), entry(other)), null, write())))
                .isEqualTo("done");

        assertThat(rows).hasSize(1);
        assertThat(memory.entries()).extracting(each -> each.customerId()).containsExactly(one, other);
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void leavesNothingOfACommandThatIsRefused() {
        Mono<String> refused = write().then(Mono.error(ProblemException.conflict("owner-changed")));

        assertThat(memory.refusal(commands.carryOut(List.of(entry(one), entry(other)), null, refused))
                        .code())
                .isEqualTo("owner-changed");

        assertThat(rows).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.attempted()).containsExactly("transfer.propose", "transfer.propose");
    }

    @Test
    void hasAKeyInHandForWordsAboutEachCustomer() {
        Mono<String> writing = Mono.zip(
                        book.texts().seal(one, "field", "words"), book.texts().seal(other, "field", "words"))
                .then(write());

        memory.get(commands.carryOut(List.of(entry(one), entry(other)), "words", writing));

        assertThat(memory.keys().of(one).living(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.keys().of(other).living(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.entered()).hasSize(2);
    }

    @Test
    void givesTheStateOfWhatWasAccepted() {
        assertThat(memory.get(AuditedCommands.stateOf(Decision.accepted("state"))))
                .isEqualTo("state");
    }

    /** A wrong instant is an invalid request, a wrong person is forbidden, and the rest are conflicts. */
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void tellsWhyACommandWasRefused(Refusal reason) {
        ProblemException problem = memory.refusal(AuditedCommands.stateOf(Decision.refused(reason)));

        if (OF_THE_FIELD.containsKey(reason)) {
            assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(problem.fields()).singleElement().satisfies(field -> {
                assertThat(field.field()).isEqualTo("from");
                assertThat(field.code()).isEqualTo(OF_THE_FIELD.get(reason));
            });
        } else {
            assertThat(problem.code()).isEqualTo(reason.code());
            assertThat(problem.status())
                    .isEqualTo(FORBIDDEN.contains(reason) ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT);
        }
    }
}
