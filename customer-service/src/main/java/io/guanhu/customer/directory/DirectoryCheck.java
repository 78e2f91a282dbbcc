package io.guanhu.customer.directory;

import io.guanhu.customer.directory.DirectoryStore.Known;
import io.guanhu.customer.directory.DirectoryStore.Listed;
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
 * Checks the branch and the manager that a caller names, for every endpoint that accepts them.
 * Until the lists are complete here, an unknown name is answered with 503. Refusing it might be
 * wrong, and accepting it might leave a customer without an owner.
 */
@Component
public class DirectoryCheck {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final DirectoryStore store;

    DirectoryCheck(DirectoryStore store) {
        this.store = store;
    }

    /** The branch and the manager for a new customer, both in valid form. */
    public record Named(@Nullable String branch, @Nullable String manager) {}

    /** The objections to each, in order. */
    public Mono<List<List<FieldProblem>>> objections(List<Named> all) {
        return directory(all)
                .map(known -> all.stream().map(each -> objections(known, each)).toList());
    }

    /** Refuses with 409 if the branch was closed meanwhile. */
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
        // Read the completeness first: lists that grow in between only become more complete.
        return store.known()
                .filter(Known::isComplete)
                .map(Known::list)
                .collect(Collectors.toSet())
                .flatMap(whole -> store.open(branches)
                        .zipWhen(_ -> store.managers(managers))
                        .map(found -> new Directory(
                                found.getT1(),
                                found.getT2(),
                                whole.contains(Listed.BRANCHES),
                                whole.contains(Listed.MANAGERS))));
    }

    private static List<FieldProblem> objections(Directory known, Named named) {
        String branch = named.branch();
        String manager = named.manager();
        if (known.isUndecided(branch, manager)) {
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
