package io.guanhu.privacy.policy;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.model.policy.PrivacyPolicy;
import io.guanhu.privacy.model.policy.PrivacyPolicy.Text;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the privacy policy in all its versions to everybody, and publishes the next one. */
@RestController
@RequestMapping("/api/privacy-policies")
class PolicyController {

    private static final String PUBLISH = "privacy-policy.publish";
    private static final String PUBLIC = "Public: what the bank tells everybody";

    private final PolicyStore policies;
    private final PrivacyPolicy sample = SamplePolicy.read();
    private final Acts acts;
    private final Cursors cursors;
    private final Clock clock;

    PolicyController(PolicyStore policies, Acts acts, Cursors cursors, Clock clock) {
        this.policies = policies;
        this.acts = acts;
        this.cursors = cursors;
        this.clock = clock;
    }

    record Wording(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 60000) String text) {

        static Wording of(Text text) {
            return new Wording(text.title(), text.text());
        }

        Text read() {
            return new Text(title.strip(), text.strip().replace("\r\n", "\n"));
        }
    }

    /**
     * The policy to publish, with the same content in both languages.
     *
     * @param follows the version that was in force when it was written
     */
    record Publication(
            @NotNull @Valid Wording chinese,
            @NotNull @Valid Wording english,
            @NotNull @PositiveOrZero Long follows) {}

    record Shown(
            long id, boolean sample, @Nullable Instant publishedAt, String digest, Wording chinese, Wording english) {

        static Shown of(PrivacyPolicy policy) {
            return new Shown(
                    policy.version(),
                    policy.sample(),
                    policy.publishedAt(),
                    policy.digest(),
                    Wording.of(policy.chinese()),
                    Wording.of(policy.english()));
        }
    }

    record Version(long id, boolean sample, @Nullable Instant publishedAt, String digest) {

        static Version of(PrivacyPolicy policy) {
            return new Version(policy.version(), policy.sample(), policy.publishedAt(), policy.digest());
        }
    }

    @NotAudited(PUBLIC)
    @GetMapping("/current")
    @PreAuthorize("permitAll()")
    @Operation(summary = "The privacy policy in force", tags = "privacy-policy")
    Mono<Shown> current() {
        return policies.current().defaultIfEmpty(sample).map(Shown::of);
    }

    @NotAudited(PUBLIC)
    @GetMapping("/{id}")
    @PreAuthorize("permitAll()")
    @Operation(summary = "A version of the privacy policy", tags = "privacy-policy")
    Mono<Shown> version(@PathVariable long id) {
        return (id == PrivacyPolicy.SAMPLE ? Mono.just(sample) : policies.version(id))
                .map(Shown::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("privacy-policy-not-found")));
    }

    /** Newest first; the sample comes last. */
    @NotAudited(PUBLIC)
    @GetMapping
    @PreAuthorize("permitAll()")
    @Operation(summary = "The versions of the privacy policy", tags = "privacy-policy")
    Mono<ResponseEntity<Page<Version>>> versions(PageRequest page, ServerHttpRequest request) {
        Long after = page.after(cursors, Long::valueOf);
        long before = after == null ? Long.MAX_VALUE : after;
        return policies.before(before, page.limit() + 1)
                .collectList()
                .map(found -> withSample(found, before, page.limit() + 1))
                .map(found -> found.stream().map(Version::of).toList())
                .map(found -> Page.of(found, page, cursors, each -> String.valueOf(each.id())))
                .map(found -> found.answering(request));
    }

    private List<PrivacyPolicy> withSample(List<PrivacyPolicy> found, long before, int most) {
        List<PrivacyPolicy> all = new ArrayList<>(found);
        if (before > PrivacyPolicy.SAMPLE && all.size() < most) {
            all.add(sample);
        }
        return all;
    }

    @Audited(PUBLISH)
    @PostMapping
    @Permitted(PUBLISH)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Version>> publish(@Valid @RequestBody Publication body, Caller caller) {
        List<FieldProblem> faults = faults(body);
        if (!faults.isEmpty()) {
            return Mono.error(ProblemException.invalid(faults));
        }
        Mono<Done<PrivacyPolicy>> published = policies.add(
                        body.follows(), body.chinese().read(), body.english().read(), caller.id(), clock.instant())
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("policy-overtaken")))
                .map(added -> Done.of(added, entry(caller, added.version())));
        return acts.carryOutEntering(entry(caller, body.follows()), published)
                .map(added -> ResponseEntity.created(URI.create("/api/privacy-policies/" + added.version()))
                        .body(Version.of(added)));
    }

    /** Characters that no page can show and the database cannot store. */
    private static List<FieldProblem> faults(Publication body) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("chinese.title", body.chinese().title());
        texts.put("chinese.text", body.chinese().text());
        texts.put("english.title", body.english().title());
        texts.put("english.text", body.english().text());
        return texts.entrySet().stream()
                .filter(each -> each.getValue().chars().anyMatch(PolicyController::unseen))
                .map(each -> new FieldProblem(each.getKey(), "malformed"))
                .toList();
    }

    private static boolean unseen(int character) {
        return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }

    private static AuditEntry entry(Caller caller, long version) {
        return AuditEntry.on(caller, PUBLISH, "privacy-policy", version, null);
    }
}
