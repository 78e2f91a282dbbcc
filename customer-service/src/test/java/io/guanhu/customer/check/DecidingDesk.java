package io.guanhu.customer.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.directory.InMemoryDirectory;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.RegistrationDesk;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Checks in memory, of somebody who is like an erased person, sent by the lead. */
final class DecidingDesk {

    static final Profile SOMEBODY = Somebody.number(1);

    final RegistrationDesk registration = new RegistrationDesk();
    final Memory memory = registration.memory;
    final InMemoryVault vault = registration.vault;
    final InMemoryDirectory directory = new InMemoryDirectory(memory);
    final Checks checks = new Checks(
            registration.checks, vault.drafts(), vault.customers(), memory.audit(), memory.cursors(), memory.clock());
    final Ending ending = new Ending(registration.checks, vault.drafts(), memory.audit(), memory.clock());
    final Admitting admitting = new Admitting(
            ending,
            registration.matching.matching(),
            registration.newcomers,
            registration.matching.list().list(),
            vault.tokens(),
            vault.customers(),
            directory.check(),
            memory.keyring());
    final Rejecting rejecting =
            new Rejecting(ending, registration.rejections, vault.customers(), memory.audit(), memory.transaction());
    final Deciding deciding = new Deciding(checks, registration.checks, ending, admitting, rejecting);

    DecidingDesk() {
        directory.branch(InMemoryVault.BRANCH, true);
    }

    /** The check of somebody who is like an erased person. */
    UUID held() {
        registration.matching.list().erased(SOMEBODY);
        return registration.held(RegistrationDesk.BY_LEAD, SOMEBODY);
    }

    /** Operations decide on the check as it was opened. */
    Mono<StoredCheck> decide(UUID check, Reason reason) {
        return decide(RegistrationDesk.OPERATIONS, check, 1, reason, null);
    }

    Mono<StoredCheck> decide(Caller caller, UUID check, long version, Reason reason, @Nullable UUID customer) {
        IfMatch expected = new IfMatch(List.of(IfMatch.etagOf(version)));
        return deciding.decide(check, new Decision(caller, expected, reason, customer));
    }

    /** Everything that a refusal must leave alone. */
    private record Before(
            List<StoredCheck> checks,
            Set<UUID> drafts,
            Set<UUID> customers,
            List<UUID> rejections,
            List<?> listed,
            List<String> announced,
            List<String> entered) {}

    /** Runs work that must be refused with a code, and leave everything as it was. */
    ProblemException refused(Mono<?> work, String code) {
        Before before = before();
        ProblemException refusal = memory.refusal(work);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(before()).isEqualTo(before);
        return refusal;
    }

    private Before before() {
        return new Before(
                registration.checks.all(),
                vault.drafted(),
                vault.store().ids(),
                registration.remembered.checks(),
                registration.matching.list().marks(),
                memory.announced(),
                memory.entered());
    }
}
