package io.guanhu.privacy.retention;

import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Facts;
import io.guanhu.privacy.model.LegalHold;
import io.guanhu.privacy.model.RetentionRule;
import io.guanhu.privacy.model.RetentionRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the retention rules, and says what they would say of facts that are made up. */
@RestController
@RequestMapping("/api/retention-rules")
class RetentionController {

    private final RetentionRules rules;
    private final ZoneId zone;
    private final Clock clock;

    RetentionController(RetentionRules rules, ZoneId zone, Clock clock) {
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    record Rule(
            String id,
            String jurisdiction,
            Set<Category> categories,
            String action,
            String minimum,
            String startsAt,
            String citation,
            String textRead) {

        static Rule of(RetentionRule rule) {
            return new Rule(
                    rule.id(),
                    rule.jurisdiction(),
                    rule.categories(),
                    rule.action().code(),
                    rule.minimum(),
                    rule.startsAt().code(),
                    rule.citation(),
                    rule.textRead());
        }
    }

    record Rules(String version, List<Rule> rules) {}

    /**
     * Made-up facts.
     *
     * @param held the categories of which something is held; the whole scope if absent
     * @param onHold the categories under a legal hold
     */
    record DryRun(
            @NotEmpty Set<@NotNull Category> scope,
            @NotNull Boolean active,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            @Nullable Set<@NotNull Category> held,
            @Nullable Set<@NotNull Category> onHold,
            @Nullable LocalDate on) {}

    record Outcome(String version, LocalDate on, List<ConsequenceLine> consequences) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('customer','operations','compliance-officer','auditor')")
    Mono<Rules> show() {
        return Mono.fromSupplier(
                () -> new Rules(rules.version(), rules.rules().stream().map(Rule::of).toList()));
    }

    @PostMapping("/evaluation")
    @PreAuthorize("hasAnyRole('operations','compliance-officer','auditor')")
    Mono<Outcome> evaluate(@Valid @RequestBody DryRun body, Locale locale) {
        return Mono.fromSupplier(() -> outcome(body, locale));
    }

    private Outcome outcome(DryRun body, Locale locale) {
        var on = body.on();
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), zone) : on;
        var held = body.held();
        var facts =
                Facts.of(
                        body.active(),
                        body.relationshipEndedOn(),
                        body.lastTransactionOn(),
                        held == null ? body.scope() : held,
                        holds(body.onHold()));
        return new Outcome(
                rules.version(),
                day,
                rules.evaluate(body.scope(), facts, day).consequences().stream()
                        .map(each -> ConsequenceLine.of(each, locale))
                        .toList());
    }

    private static Map<Category, LegalHold> holds(@Nullable Set<Category> categories) {
        var holds = new HashMap<Category, LegalHold>();
        if (categories != null) {
            categories.forEach(
                    each -> holds.put(each, new LegalHold("dry-run", "dry-run", "secondary")));
        }
        return holds;
    }
}
