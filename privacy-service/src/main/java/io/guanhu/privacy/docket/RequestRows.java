package io.guanhu.privacy.docket;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.lifecycle.Assessed;
import io.guanhu.privacy.model.lifecycle.AwaitingApproval;
import io.guanhu.privacy.model.lifecycle.Confirmed;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.lifecycle.Verifying;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into the model's types. */
public final class RequestRows {

    private RequestRows() {}

    public static StoredRequest stored(Readable row, List<Consequence> consequences) {
        byte[] reason = row.get("decision_reason", byte[].class);
        return new StoredRequest(
                request(row, consequences),
                Locale.forLanguageTag(text(row, "locale")),
                row.get("reason_text", byte[].class),
                reason == null ? null : new StoredRequest.Refused(reason, row.get("sealed_citation", byte[].class)),
                shown(row),
                row.get("order_id", UUID.class),
                row.get("policy_version", Long.class),
                number(row, "version"));
    }

    private static ErasureRequest request(Readable row, List<Consequence> consequences) {
        Filing filing = filing(row);
        State state = State.valueOf(text(row, "state"));
        String version = row.get("rules_version", String.class);
        Assessment assessment = new Assessment(consequences, version == null ? "" : version);
        return switch (state) {
            case SUBMITTED -> new Submitted(filing);
            case VERIFYING -> new Verifying(filing, code(row));
            case VERIFIED -> new Verified(filing, evidence(row));
            case CONFIRMED -> new Confirmed(filing);
            case ASSESSED -> new Assessed(filing, assessment);
            case COOLING_OFF -> new CoolingOff(filing, assessment, instant(row, "cooling_off_until"));
            case AWAITING_APPROVAL -> new AwaitingApproval(filing, assessment);
            case EXECUTING -> new Executing(filing, assessment, Executing.Step.valueOf(text(row, "step")));
            case COMPLETED, PARTIALLY_COMPLETED, REJECTED, CANCELLED, EXPIRED -> new Ended(filing, state);
        };
    }

    private static StoredRequest.@Nullable Shown shown(Readable row) {
        Evidence evidence = evidence(row);
        return evidence == null
                ? null
                : new StoredRequest.Shown(
                        evidence, instant(row, "evidence_at"), row.get("sealed_evidence", byte[].class));
    }

    private static @Nullable Evidence evidence(Readable row) {
        String kind = row.get("evidence_kind", String.class);
        return kind == null
                ? null
                : new Evidence(
                        Evidence.Kind.valueOf(kind),
                        text(row, "evidence_by"),
                        value(row, "evidence_proves", Boolean.class));
    }

    private static Filing filing(Readable row) {
        return new Filing(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                categories(value(row, "scope", String[].class)),
                Channel.valueOf(text(row, "channel")),
                ReasonCode.valueOf(text(row, "reason_code")),
                new Actor(Actor.Type.valueOf(text(row, "filed_by_type")), text(row, "filed_by")),
                Set.of(value(row, "handlers", String[].class)),
                instant(row, "filed_at"),
                value(row, "deadline", LocalDate.class),
                instant(row, "expires_at"),
                value(row, "hidden", Boolean.class));
    }

    public static OneTimeCode code(Readable row) {
        return new OneTimeCode(
                uuid(row, "code_id"),
                text(row, "hash"),
                Actor.Type.valueOf(text(row, "asked_by")),
                instant(row, "code_expires_at"),
                value(row, "attempts", Integer.class),
                value(row, "used", Boolean.class));
    }

    public static Consequence consequence(Readable row) {
        String confirmed = row.get("confirmed_verdict", String.class);
        return new Consequence(
                Category.valueOf(text(row, "category")),
                Consequence.Verdict.valueOf(text(row, "verdict")),
                text(row, "rule"),
                text(row, "citation"),
                text(row, "text_read"),
                row.get("until", LocalDate.class),
                Explanation.valueOf(text(row, "explanation")),
                Set.of(value(row, "erased_fields", String[].class)),
                confirmed == null ? null : Consequence.Verdict.valueOf(confirmed));
    }

    public static Set<Category> categories(String[] names) {
        return Arrays.stream(names).map(Category::valueOf).collect(Collectors.toSet());
    }

    static @Nullable State state(@Nullable String name) {
        return name == null ? null : State.valueOf(name);
    }
}
