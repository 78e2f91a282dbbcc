package io.guanhu.ownership.training;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.training.Standing;
import io.guanhu.platform.problem.AnswerLanguage;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Other people's training. */
@RestController
class CompletionController {

    private final Completion completion;

    CompletionController(Completion completion) {
        this.completion = completion;
    }

    record CompletionOfCourse(
            String id,
            String title,
            Standing.State state,
            LocalDate dueOn,
            @Nullable Instant passedAt,
            boolean overdue) {

        static CompletionOfCourse of(Training.Mine mine, Locale language) {
            Standing standing = mine.standing();
            return new CompletionOfCourse(
                    mine.course().id(),
                    mine.course().title().in(language),
                    standing.state(),
                    standing.dueOn(),
                    standing.passedAt(),
                    standing.overdue());
        }
    }

    record CompletionOfPerson(
            String employeeId,
            @Nullable String name,
            @Nullable String branch,
            List<CompletionOfCourse> courses) {

        static CompletionOfPerson of(Completion.Progress progress, Locale language) {
            return new CompletionOfPerson(
                    progress.person().employeeId(),
                    progress.person().name(),
                    progress.person().branch(),
                    progress.courses().stream()
                            .map(each -> CompletionOfCourse.of(each, language))
                            .toList());
        }
    }

    @Audited("training.oversee")
    @GetMapping("/api/training/completion")
    @Permitted("training.oversee")
    Mono<ResponseEntity<Page<CompletionOfPerson>>> list(
            @RequestParam(required = false) @Nullable String branch,
            PageRequest page,
            ServerHttpRequest request,
            Caller caller) {
        if (branch != null && !Branch.wellFormed(branch)) {
            throw ProblemException.invalid("branch", "malformed");
        }
        Locale language = AnswerLanguage.of(request);
        return completion
                .all(branch == null ? null : new Branch(branch), page, caller)
                .map(found ->
                        found.map(each -> CompletionOfPerson.of(each, language)).answering(request));
    }
}
