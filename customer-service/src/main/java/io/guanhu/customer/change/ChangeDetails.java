package io.guanhu.customer.change;

import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Value;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals and opens the contents of a change: values before and after, and what people wrote. */
@Component
public class ChangeDetails {

    /** The category of what people write about their dealings with the customer. */
    public static final DataCategory WRITTEN = DataCategory.INTERACTION;

    private static final String BEFORE = ".before";
    private static final String AFTER = ".after";
    private static final String TEXT = "change.text";
    private static final String EVIDENCE = "change.evidence";

    private final ValueJson json;
    private final Fields catalogue;

    ChangeDetails(ValueJson json, Fields catalogue) {
        this.json = json;
        this.catalogue = catalogue;
    }

    public List<StoredDetail> seal(UUID change, List<FieldChange> diff, CustomerKeys keys) {
        return diff.stream()
                .map(each -> new StoredDetail(
                        change,
                        each.field().code(),
                        each.category(),
                        seal(keys, each.field(), BEFORE, each.before()),
                        seal(keys, each.field(), AFTER, each.after())))
                .toList();
    }

    private byte @Nullable [] seal(CustomerKeys keys, Field field, String aspect, @Nullable Value value) {
        return value == null ? null : keys.seal(field.category(), field.code() + aspect, json.bytes(value));
    }

    /** The sealed values, for the audit log. */
    public static List<SealedDetail> forAudit(List<StoredDetail> details) {
        List<SealedDetail> collected = new ArrayList<>();
        for (StoredDetail detail : details) {
            add(collected, detail, BEFORE, detail.before());
            add(collected, detail, AFTER, detail.after());
        }
        return collected;
    }

    private static void add(
            List<SealedDetail> collected, StoredDetail detail, String aspect, byte @Nullable [] sealed) {
        if (sealed != null) {
            String base64 = Base64.getEncoder().encodeToString(sealed);
            collected.add(new SealedDetail(detail.category(), detail.field() + aspect, base64));
        }
    }

    /** Opens what may be read; fields that are restricted or erased are left out. */
    public List<FieldChange> open(List<StoredDetail> details, CustomerKeys keys, Dossier dossier) {
        List<FieldChange> changes = new ArrayList<>();
        for (StoredDetail detail : details) {
            Field field = catalogue.of(detail.field()).orElseThrow();
            if (dossier.barrier(field).isEmpty()) {
                changes.add(new FieldChange(
                        field, open(keys, field, BEFORE, detail.before()), open(keys, field, AFTER, detail.after())));
            }
        }
        changes.sort(Comparator.comparing(FieldChange::field));
        return changes;
    }

    private @Nullable Value open(CustomerKeys keys, Field field, String aspect, byte @Nullable [] sealed) {
        return sealed == null ? null : json.value(keys.open(field.category(), field.code() + aspect, sealed));
    }

    /** Seals the number of the supporting document in the bank's archive. */
    public byte @Nullable [] sealEvidence(CustomerKeys keys, @Nullable String evidence) {
        return evidence == null ? null : keys.seal(WRITTEN, EVIDENCE, json.bytes(new Value.Text(evidence)));
    }

    @Nullable
    public String openEvidence(CustomerKeys keys, byte @Nullable [] sealed, Dossier dossier) {
        return sealed == null || isClosed(keys, dossier)
                ? null
                : json.value(keys.open(WRITTEN, EVIDENCE, sealed)).texts().getFirst();
    }

    /** The values and the evidence, for the audit log. */
    public static List<SealedDetail> forAudit(List<StoredDetail> details, byte @Nullable [] evidence) {
        List<SealedDetail> collected = new ArrayList<>(forAudit(details));
        collected.addAll(evidenceForAudit(evidence));
        return collected;
    }

    /** The evidence, for the audit log. */
    public static List<SealedDetail> evidenceForAudit(byte @Nullable [] sealed) {
        return sealed == null
                ? List.of()
                : List.of(
                        new SealedDetail(WRITTEN, EVIDENCE, Base64.getEncoder().encodeToString(sealed)));
    }

    private static boolean isClosed(CustomerKeys keys, Dossier dossier) {
        return !keys.living(WRITTEN) || dossier.restricted().contains(WRITTEN);
    }

    public byte @Nullable [] sealText(CustomerKeys keys, @Nullable String text) {
        return text == null ? null : keys.seal(WRITTEN, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    public String openText(CustomerKeys keys, byte @Nullable [] sealed, Dossier dossier) {
        return sealed == null || isClosed(keys, dossier)
                ? null
                : new String(keys.open(WRITTEN, TEXT, sealed), StandardCharsets.UTF_8);
    }
}
