package io.guanhu.privacy.docket;

import io.guanhu.privacy.model.Actor;
import io.guanhu.privacy.model.Assessed;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.AwaitingApproval;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Channel;
import io.guanhu.privacy.model.Confirmed;
import io.guanhu.privacy.model.Consequence;
import io.guanhu.privacy.model.CoolingOff;
import io.guanhu.privacy.model.Ended;
import io.guanhu.privacy.model.ErasureRequest;
import io.guanhu.privacy.model.Evidence;
import io.guanhu.privacy.model.Executing;
import io.guanhu.privacy.model.Explanation;
import io.guanhu.privacy.model.Filing;
import io.guanhu.privacy.model.OneTimeCode;
import io.guanhu.privacy.model.ReasonCode;
import io.guanhu.privacy.model.State;
import io.guanhu.privacy.model.Submitted;
import io.guanhu.privacy.model.Verified;
import io.guanhu.privacy.model.Verifying;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into the model's types. */
public final class RequestRows {

    private RequestRows() {}

    public static Held held(Readable row, List<Consequence> consequences) {
        byte[] reason = row.get("decision_reason", byte[].class);
        return new Held(
                request(row, consequences),
                Locale.forLanguageTag(required(row, "locale", String.class)),
                row.get("reason_text", byte[].class),
                reason == null ? null : new Held.Refused(reason, row.get("sealed_citation", byte[].class)),
                shown(row),
                row.get("order_id", UUID.class),
                row.get("policy_version", Long.class),
                required(row, "version", Long.class));
    }

    private static ErasureRequest request(Readable row, List<Consequence> consequences) {
        Filing filing = filing(row);
        State state = State.valueOf(required(row, "state", String.class));
        String version = row.get("rules_version", String.class);
        Assessment assessment = new Assessment(consequences, version == null ? "" : version);
        return switch (state) {
            case SUBMITTED -> new Submitted(filing);
            case VERIFYING -> new Verifying(filing, code(row));
            case VERIFIED -> new Verified(filing, evidence(row));
            case CONFIRMED -> new Confirmed(filing);
            case ASSESSED -> new Assessed(filing, assessment);
            case COOLING_OFF -> new CoolingOff(filing, assessment, required(row, "cooling_off_until", Instant.class));
            case AWAITING_APPROVAL -> new AwaitingApproval(filing, assessment);
            case EXECUTING ->
                new Executing(filing, assessment, Executing.Step.valueOf(required(row, "step", String.class)));
            case COMPLETED, PARTIALLY_COMPLETED, REJECTED, CANCELLED, EXPIRED -> new Ended(filing, state);
        };
    }

    private static Held.@Nullable Shown shown(Readable row) {
        Evidence evidence = evidence(row);
        return evidence == null
                ? null
                : new Held.Shown(
                        evidence,
                        required(row, "evidence_at", Instant.class),
                        row.get("sealed_evidence", byte[].class));
    }

    private static @Nullable Evidence evidence(Readable row) {
        String kind = row.get("evidence_kind", String.class);
        return kind == null
                ? null
                : new Evidence(
                        Evidence.Kind.valueOf(kind),
                        required(row, "evidence_by", String.class),
                        required(row, "evidence_proves", Boolean.class));
    }

    private static Filing filing(Readable row) {
        return new Filing(
                required(row, "id", UUID.class),
                required(row, "customer_id", UUID.class),
                categories(required(row, "scope", String[].class)),
                Channel.valueOf(required(row, "channel", String.class)),
                ReasonCode.valueOf(required(row, "reason_code", String.class)),
                new Actor(
                        Actor.Type.valueOf(required(row, "filed_by_type", String.class)),
                        required(row, "filed_by", String.class)),
                Set.of(required(row, "handlers", String[].class)),
                required(row, "filed_at", Instant.class),
                required(row, "deadline", LocalDate.class),
                required(row, "expires_at", Instant.class),
                required(row, "hidden", Boolean.class));
    }

    public static OneTimeCode code(Readable row) {
        return new OneTimeCode(
                required(row, "code_id", UUID.class),
                required(row, "hash", String.class),
                Actor.Type.valueOf(required(row, "asked_by", String.class)),
                required(row, "code_expires_at", Instant.class),
                required(row, "attempts", Integer.class),
                required(row, "used", Boolean.class));
    }

    public static Consequence consequence(Readable row) {
        String confirmed = row.get("confirmed_verdict", String.class);
        return new Consequence(
                Category.valueOf(required(row, "category", String.class)),
                Consequence.Verdict.valueOf(required(row, "verdict", String.class)),
                required(row, "rule", String.class),
                required(row, "citation", String.class),
                required(row, "text_read", String.class),
                row.get("until", LocalDate.class),
                Explanation.valueOf(required(row, "explanation", String.class)),
                Set.of(required(row, "erased_fields", String[].class)),
                confirmed == null ? null : Consequence.Verdict.valueOf(confirmed));
    }

    public static Set<Category> categories(String[] names) {
        return Arrays.stream(names).map(Category::valueOf).collect(Collectors.toSet());
    }

    static @Nullable State state(@Nullable String name) {
        return name == null ? null : State.valueOf(name);
    }

    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
