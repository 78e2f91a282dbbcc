package io.guanhu.platform.app;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Permitted("note.write")
class NoteController {

    record Note(
            @NotBlank String title,

            @Nullable @Pattern(regexp = "[A-Z]+", message = "upper-case")
            String code,

            int count,
            @Nullable LocalDate due,
            @Nullable @Valid Inner inner) {}

    record Inner(@NotBlank String name) {}

    @Audited("note.create")
    @PostMapping(path = "/api/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Note> create(@Valid @RequestBody Note note) {
        return Mono.just(note);
    }

    @Audited("note.list")
    @GetMapping("/api/notes")
    Mono<Page<String>> list(PageRequest page) {
        return Mono.just(new Page<>(List.of(Integer.toString(page.limit())), null));
    }

    @Audited(value = "note.poll", counted = true)
    @GetMapping("/api/polled-notes")
    Mono<String> poll(@RequestParam(required = false) @Nullable String title) {
        return Mono.justOrEmpty(title);
    }

    @Audited("note.search")
    @GetMapping("/api/customers/{customer}/notes")
    Mono<List<String>> search(
            @PathVariable UUID customer,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String author) {
        return Mono.just(List.of());
    }

    @Audited("note.read")
    @GetMapping("/api/notes/{id}")
    Mono<Map<String, String>> read(@PathVariable UUID id, Caller caller) {
        return Mono.just(Map.of("id", id.toString(), "caller", caller.id()));
    }

    @Audited("note.change")
    @PutMapping("/api/notes/{id}")
    Mono<String> change(@PathVariable UUID id, IfMatch ifMatch) {
        ifMatch.require(3);
        return Mono.just(id.toString());
    }

    @Permitted("note.reveal")
    @Audited("note.reveal")
    @PostMapping("/api/notes/{id}/reveal")
    Mono<String> reveal(@PathVariable UUID id) {
        return Mono.just(id.toString());
    }

    @Audited("note.create-own")
    @PostMapping("/api/own-notes")
    @Permitted("note.create-own")
    Mono<String> own() {
        return Mono.just("mine");
    }

    @Audited("note.read-purpose")
    @GetMapping("/api/notes/{id}/purpose")
    Mono<String> purpose(@PathVariable UUID id, @RequestHeader("Purpose") String purpose) {
        return Mono.just(id + purpose);
    }

    @Audited("note.break")
    @GetMapping("/api/broken")
    Mono<String> broken() {
        return Mono.error(new IllegalStateException("13900000000 must not be shown"));
    }

    @Audited("note.try-code")
    @GetMapping("/api/wrong-code")
    Mono<String> wrongCode() {
        return Mono.error(ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "wrong-code")
                .with("attemptsLeft", 2));
    }

    @NotAudited("Read for a test")
    @GetMapping("/internal/notes/{id}")
    @Permitted("internal.note")
    Mono<String> internal(@PathVariable UUID id) {
        return Mono.just(id.toString());
    }
}
