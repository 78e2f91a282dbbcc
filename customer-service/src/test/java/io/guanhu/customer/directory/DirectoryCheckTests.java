package io.guanhu.customer.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.directory.DirectoryCheck.Named;
import io.guanhu.customer.directory.DirectoryStore.Listed;
import io.guanhu.customer.model.registration.Directory.KnownManager;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class DirectoryCheckTests {

    private final Memory memory = new Memory("customer-service");
    private final Lists lists = new Lists();
    private final DirectoryCheck check = new DirectoryCheck(lists);

    DirectoryCheckTests() {
        lists.branches.put("BJ/001", true);
        lists.branches.put("SH/001", false);
        lists.managers.put("E1101", new KnownManager("BJ/001", true));
        lists.managers.put("E1102", new KnownManager("BJ/001", false));
        lists.managers.put("E1103", new KnownManager("SH/001", true));
    }

    private List<String> objections(@Nullable String branch, @Nullable String manager) {
        return memory.get(check.objections(List.of(new Named(branch, manager)))).getFirst().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private ProblemException refused(@Nullable String branch, @Nullable String manager) {
        return memory.refusal(check.objections(List.of(new Named(branch, manager))));
    }

    @Test
    void hasNoObjectionToAnOpenBranchAndItsManagers() {
        assertThat(objections("BJ/001", null)).isEmpty();
        assertThat(objections("BJ/001", "E1101")).isEmpty();
        assertThat(objections(null, null)).isEmpty();
    }

    @Test
    void objectsToEachSeparately() {
        assertThat(objections("SH/001", "E1102"))
                .containsExactly("branch branch-closed", "requestedManager manager-inactive");
        assertThat(objections("GZ/001", "E9999"))
                .containsExactly("branch branch-unknown", "requestedManager manager-unknown");
        assertThat(objections("BJ/001", "E1103")).containsExactly("requestedManager manager-of-other-branch");
    }

    @Test
    void aManagerIsOfNoOtherBranchThanOneThatCannotBeUsed() {
        assertThat(objections("GZ/001", "E1101")).containsExactly("branch branch-unknown");
        assertThat(objections(null, "E1103")).isEmpty();
    }

    @Test
    void objectsToEveryLineInOrder() {
        assertThat(memory.get(check.objections(
                        List.of(new Named("BJ/001", null), new Named("SH/001", null), new Named("BJ/001", "E1102")))))
                .containsExactly(
                        List.of(),
                        List.of(new FieldProblem("branch", "branch-closed")),
                        List.of(new FieldProblem("requestedManager", "manager-inactive")));
        assertThat(memory.get(check.objections(List.of()))).isEmpty();
    }

    @Test
    void cannotTellWhatIsUnknownUntilTheListIsComplete() {
        lists.total.put(Listed.BRANCHES, 3L);

        ProblemException refusal = refused("GZ/001", null);

        assertThat(refusal.code()).isEqualTo("directory-incomplete");
        assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refusal.headers()).containsValue("30");
        assertThat(objections("BJ/001", "E9999")).containsExactly("requestedManager manager-unknown");
        assertThat(objections("SH/001", null)).containsExactly("branch branch-closed");
    }

    @Test
    void oneLineThatItCannotTellIsEnough() {
        lists.total.put(Listed.MANAGERS, 4L);

        assertThat(memory.refusal(check.objections(List.of(new Named("BJ/001", "E1101"), new Named("BJ/001", "E9999"))))
                        .code())
                .isEqualTo("directory-incomplete");
        assertThat(objections("BJ/001", "E1101")).isEmpty();
    }

    @Test
    void knowsNothingBeforeItWasTold() {
        lists.branches.clear();
        lists.managers.clear();
        lists.total.clear();

        assertThat(refused("BJ/001", null).code()).isEqualTo("directory-incomplete");
        assertThat(refused(null, "E1101").code()).isEqualTo("directory-incomplete");
        assertThat(objections(null, null)).isEmpty();
    }

    @Test
    void admitsNobodyToABranchThatWasClosedMeanwhile() {
        memory.run(check.requireStillOpen("BJ/001"));

        assertThat(memory.refusal(check.requireStillOpen("SH/001")))
                .returns("branch-not-open", ProblemException::code)
                .returns(HttpStatus.CONFLICT, ProblemException::status);
    }

    /** Lists of which one can be incomplete: then there are more in all than are known. */
    private static final class Lists extends DirectoryStore {

        private final Map<String, Boolean> branches = new HashMap<>();
        private final Map<String, KnownManager> managers = new HashMap<>();
        private final Map<Listed, Long> total = new HashMap<>(Map.of(Listed.BRANCHES, 2L, Listed.MANAGERS, 3L));

        Lists() {
            super(Memory.noDatabase());
        }

        @Override
        Flux<Known> known() {
            return Flux.fromIterable(total.entrySet())
                    .map(each -> new Known(
                            each.getKey(),
                            each.getKey() == Listed.BRANCHES ? branches.size() : managers.size(),
                            each.getValue(),
                            Memory.NOW));
        }

        @Override
        Mono<Map<String, Boolean>> open(Collection<String> asked) {
            return Mono.fromSupplier(() -> among(branches, asked));
        }

        @Override
        Mono<Map<String, KnownManager>> managers(Collection<String> asked) {
            return Mono.fromSupplier(() -> among(managers, asked));
        }

        private static <T> Map<String, T> among(Map<String, T> all, Collection<String> asked) {
            Map<String, T> found = new HashMap<>(all);
            found.keySet().retainAll(asked);
            return found;
        }
    }
}
