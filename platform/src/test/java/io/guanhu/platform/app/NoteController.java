package io.guanhu.platform.app;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.StepUp;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@PreAuthorize("hasRole('relationship-manager')")
class NoteController {

    private final StepUp stepUp;

    NoteController(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    record Note(
            @NotBlank String title,
            @Nullable @Pattern(regexp = "[A-Z]+", message = "upper-case") String code,
            int count,
            @Nullable LocalDate due,
            @Nullable @Valid Inner inner) {}

    record Inner(@NotBlank String name) {}

    @PostMapping("/api/notes")
    Mono<Note> create(@Valid @RequestBody Note note) {
        return Mono.just(note);
    }

    @GetMapping("/api/notes")
    Mono<Page<String>> list(PageRequest page) {
        return Mono.just(new Page<>(List.of(Integer.toString(page.limit())), null));
    }

    @GetMapping("/api/notes/{id}")
    Mono<Map<String, String>> read(@PathVariable UUID id, Caller caller) {
        return Mono.just(Map.of("id", id.toString(), "caller", caller.id()));
    }

    @PutMapping("/api/notes/{id}")
    Mono<String> change(@PathVariable UUID id, IfMatch ifMatch) {
        ifMatch.require(3);
        return Mono.just(id.toString());
    }

    @PostMapping("/api/notes/{id}/reveal")
    Mono<String> reveal(@PathVariable UUID id, Caller caller) {
        stepUp.require(caller);
        return Mono.just(id.toString());
    }

    @PostMapping("/api/own-notes")
    @PreAuthorize("hasRole('customer')")
    Mono<String> own() {
        return Mono.just("mine");
    }

    @GetMapping("/api/notes/{id}/purpose")
    Mono<String> purpose(@PathVariable UUID id, @RequestHeader("Purpose") String purpose) {
        return Mono.just(id + purpose);
    }

    @GetMapping("/api/broken")
    Mono<String> broken() {
        return Mono.error(new IllegalStateException("13900000000 must not be shown"));
    }

    @GetMapping("/api/wrong-code")
    Mono<String> wrongCode() {
        return Mono.error(
                ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "wrong-code")
                        .with("attemptsLeft", 2));
    }

    @GetMapping("/internal/notes/{id}")
    @PreAuthorize(
            "hasRole('service') and @callers.isService(authentication, 'notification-service')")
    Mono<String> internal(@PathVariable UUID id) {
        return Mono.just(id.toString());
    }
}
