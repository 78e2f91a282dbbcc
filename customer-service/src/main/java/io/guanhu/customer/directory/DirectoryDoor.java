package io.guanhu.customer.directory;

import io.guanhu.customer.directory.DirectoryStore.Known;
import io.guanhu.customer.model.registration.Directory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What every door asks of the branch and the manager that somebody names. Until the lists have been
 * heard in full, a name that is not among what was heard is answered by 503: neither refused, which
 * could be false, nor taken, which could leave a customer without anybody.
 */
@Component
public class DirectoryDoor {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final DirectoryStore store;

    DirectoryDoor(DirectoryStore store) {
        this.store = store;
    }

    /** A branch and a manager that a new customer is to have, both in their forms. */
    public record Named(@Nullable String branch, @Nullable String manager) {}

    /** For each what speaks against it, in their order. */
    public Mono<List<List<FieldProblem>>> objections(List<Named> all) {
        return directory(all)
                .map(known -> all.stream().map(each -> objections(known, each)).toList());
    }

    /** Refuses with 409 what is to go on in a branch that was closed meanwhile. */
    public Mono<Void> requireStillOpen(String branch) {
        return objections(List.of(new Named(branch, null)))
                .filter(found -> found.getFirst().isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("branch-not-open")))
                .then();
    }

    private Mono<Directory> directory(List<Named> all) {
        Set<String> branches =
                all.stream().flatMap(each -> Stream.ofNullable(each.branch())).collect(Collectors.toSet());
        Set<String> managers =
                all.stream().flatMap(each -> Stream.ofNullable(each.manager())).collect(Collectors.toSet());
        // How much is known comes first: what is heard in between makes it true all the more.
        return store.known()
                .filter(Known::whole)
                .map(Known::list)
                .collect(Collectors.toSet())
                .flatMap(whole -> store.open(branches)
                        .zipWhen(_ -> store.managers(managers))
                        .map(found -> new Directory(
                                found.getT1(), found.getT2(), whole.contains("BRANCHES"), whole.contains("MANAGERS"))));
    }

    private static List<FieldProblem> objections(Directory known, Named named) {
        String branch = named.branch();
        String manager = named.manager();
        if (known.cannotTell(branch, manager)) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "directory-incomplete")
                    .retryAfter(RETRY);
        }
        List<FieldProblem> problems = new ArrayList<>();
        boolean usable = branch != null;
        if (branch != null) {
            known.objectionToBranch(branch).ifPresent(code -> problems.add(new FieldProblem("branch", code)));
            usable = problems.isEmpty();
        }
        if (manager != null) {
            known.objectionToManager(manager, usable ? branch : null)
                    .ifPresent(code -> problems.add(new FieldProblem("requestedManager", code)));
        }
        return problems;
    }
}
