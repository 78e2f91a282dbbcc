package io.guanhu.privacy.retention;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.law.ClockStart;
import io.guanhu.privacy.model.law.Facts;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.law.LegalHold;
import io.guanhu.privacy.model.law.RetentionRule;
import io.guanhu.privacy.model.law.RetentionRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the retention rules, and what would follow from hypothetical facts. */
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
            Set<String> alsoStartsAt,
            boolean startStated,
            String periodRule,
            @Nullable String maximum,
            boolean bindsBank,
            boolean inForce,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceUntil,
            String citation,
            String textRead,
            String source,
            String sourceDate) {

        static Rule of(RetentionRule rule, LocalDate today) {
            var maximum = rule.maximum();
            var force = rule.force();
            var text = rule.text();
            return new Rule(
                    rule.id(),
                    rule.jurisdiction(),
                    rule.categories(),
                    rule.action().code(),
                    rule.minimum(),
                    rule.clock().start().code(),
                    rule.clock().also().stream().map(ClockStart::code).collect(Collectors.toCollection(TreeSet::new)),
                    rule.clock().stated(),
                    rule.periodRule().code(),
                    maximum == null ? null : maximum.toString(),
                    force.bindsBank(),
                    rule.bindsOn(today),
                    force.from(),
                    force.until(),
                    text.citation(),
                    text.read(),
                    text.source(),
                    text.sourceDate());
        }
    }

    record Rules(String version, List<Rule> rules) {}

    /**
     * Hypothetical facts.
     *
     * @param held the categories of which data is held; the whole scope if absent
     * @param fields the fields held of a category, where the rules distinguish them
     * @param onHold the categories that an authority's order keeps
     */
    record DryRun(
            @NotEmpty Set<@NotNull Category> scope,
            @NotNull Boolean active,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            @Nullable Set<@NotNull Category> held,
            @Nullable Map<@NotNull Category, @NotNull Set<@NotNull String>> fields,
            @Nullable Set<@NotNull Category> onHold,
            @Nullable LocalDate on) {}

    record Outcome(String version, LocalDate on, List<ConsequenceLine> consequences) {}

    @Audited("retention-rule.list")
    @GetMapping
    @Permitted("retention-rule.list")
    Mono<Rules> show() {
        return Mono.fromSupplier(() -> new Rules(
                rules.version(),
                rules.rules().stream().map(each -> Rule.of(each, today())).toList()));
    }

    @Audited("retention-rule.evaluate")
    @PostMapping("/evaluation")
    @Permitted("retention-rule.evaluate")
    Mono<Outcome> evaluate(@Valid @RequestBody DryRun body, Locale locale) {
        return Mono.fromSupplier(() -> outcome(body, locale));
    }

    private Outcome outcome(DryRun body, Locale locale) {
        var on = body.on();
        LocalDate day = on == null ? today() : on;
        var held = body.held();
        var facts = Facts.of(
                body.active(),
                body.relationshipEndedOn(),
                body.lastTransactionOn(),
                held(body, held == null ? body.scope() : held),
                holds(body.onHold()));
        return new Outcome(
                rules.version(),
                day,
                rules.evaluate(body.scope(), facts, day).consequences().stream()
                        .map(each -> ConsequenceLine.of(each, locale, false))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Map<Category, Set<String>> held(DryRun body, Set<Category> categories) {
        var held = new EnumMap<Category, Set<String>>(Category.class);
        held.putAll(Facts.whole(categories));
        var fields = body.fields();
        if (fields != null) {
            held.replaceAll((category, none) -> fields.getOrDefault(category, none));
        }
        return held;
    }

    private static Map<Category, List<LegalHold>> holds(@Nullable Set<Category> categories) {
        var holds = new EnumMap<Category, List<LegalHold>>(Category.class);
        if (categories != null) {
            var order = new LegalHold(HoldGround.AUTHORITY_ORDER);
            categories.forEach(each -> holds.put(each, List.of(order)));
        }
        return holds;
    }
}
