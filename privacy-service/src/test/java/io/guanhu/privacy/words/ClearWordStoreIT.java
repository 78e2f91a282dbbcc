package io.guanhu.privacy.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.words.ClearWordStore.HoldWords;
import io.guanhu.privacy.words.ClearWordStore.RefusalWords;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClearWordStoreIT {

    private static final byte[] REFERENCE = {1};
    private static final byte[] CITATION = {2};

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final ClearWordStore store = new ClearWordStore(database.client());
    private final UUID request = new RealDocket(database).filed().requestId();

    private UUID hold(@Nullable String reference, @Nullable String citation) {
        UUID id = UUID.randomUUID();
        database.execute("""
                insert into legal_hold (id, customer_id, categories, reference, citation, text_read, opened_by, opened_at,
                    ground)
                values ('%s', '%s', '{CONTACT}', %s, %s, 'yes', 'E9101', '%s', 'AUTHORITY_ORDER')
                """.formatted(id, UUID.randomUUID(), quoted(reference), quoted(citation), Memory.NOW));
        return id;
    }

    private static String quoted(@Nullable String word) {
        return word == null ? "null" : "'" + word + "'";
    }

    private String column(String table, UUID id, String column) {
        return database.values(
                        "select coalesce((%s)::text, '') from %s where id = '%s'".formatted(column, table, id),
                        String.class)
                .getFirst();
    }

    private String hold(UUID id) {
        return column("legal_hold", id, "concat_ws(' ', reference, citation, sealed_reference, sealed_citation)");
    }

    private String refusal() {
        return column("privacy_request", request, "concat_ws(' ', decision_citation, sealed_citation)");
    }

    private void refused(String assignments) {
        database.execute("update privacy_request set decision_citation = 'art. 1'%s where id = '%s'"
                .formatted(assignments, request));
    }

    private List<HoldWords> holds(int limit) {
        return database.get(store.holds(limit).collectList());
    }

    private List<UUID> refusals() {
        return database.get(store.refusals(1_000).map(RefusalWords::id).collectList());
    }

    @Test
    void findsTheWordsOfHoldsAndWhatIsAbsentAsEmpty() {
        UUID both = hold("2026-7", "art. 1");
        UUID half = hold(null, "art. 2");
        UUID none = hold(null, null);

        assertThat(holds(1_000))
                .contains(new HoldWords(both, "2026-7", "art. 1"), new HoldWords(half, "", "art. 2"))
                .extracting(HoldWords::id)
                .doesNotContain(none);
        assertThat(holds(1)).hasSize(1);
        assertThat(holds(1_000).getFirst()).asString().isEqualTo("HoldWords[…]");
    }

    @Test
    void sealsTheWordsOfAHold() {
        UUID id = hold("2026-7", "art. 1");

        database.rolledBack(store.sealHold(id, REFERENCE, CITATION));
        assertThat(hold(id)).isEqualTo("2026-7 art. 1");

        database.run(store.sealHold(id, REFERENCE, CITATION));
        assertThat(hold(id)).isEqualTo("\\x01 \\x02");
    }

    /** Its key is destroyed, and with it the text. */
    @Test
    void sealsNothingForAHoldThatWasClosedMeanwhile() {
        UUID id = hold(null, null);
        database.execute("update legal_hold set closed_at = now(), closed_by = 'E9102' where id = '%s'".formatted(id));

        database.run(store.sealHold(id, REFERENCE, CITATION));

        assertThat(hold(id)).isEmpty();
    }

    @Test
    void sealsTheArticleOfARefusal() {
        refused(", decision_reason = '\\x09'");
        assertThat(refusals()).contains(request);

        database.rolledBack(store.sealRefusal(request, CITATION));
        assertThat(refusal()).isEqualTo("art. 1");

        database.run(store.sealRefusal(request, CITATION));
        assertThat(refusal()).isEqualTo("\\x02");
        assertThat(refusals()).doesNotContain(request);
    }

    @Test
    void forgetsTheArticleOfARefusalWhoseReasonWasErased() {
        refused("");

        database.run(store.sealRefusal(request, CITATION));

        assertThat(refusal()).isEmpty();
    }

    @Test
    void forgetsAnArticle() {
        refused("");

        database.run(store.forgetRefusal(request));

        assertThat(refusal()).isEmpty();
        assertThat(refusals()).doesNotContain(request);
    }
}
