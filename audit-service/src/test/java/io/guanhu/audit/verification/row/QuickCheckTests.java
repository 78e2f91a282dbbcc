package io.guanhu.audit.verification.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickCheckTests {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final UUID CUSTOMER = UUID.fromString("0198c0de-0000-7000-8000-0000000000ff");
    private static final Instant AT = Instant.parse("2026-11-20T01:02:03.123456Z");

    private final QuickCheck quick = new QuickCheck();

    private static LogEntry entry(String action, @Nullable String branch, String... roles) {
        return new LogEntry(
                ID,
                AT,
                "customer-service",
                ActorType.STAFF,
                "E1",
                Set.of(roles),
                "1",
                branch,
                action,
                "customer",
                "r",
                CUSTOMER,
                Outcome.ALLOWED,
                "CALL",
                "0af7",
                List.of());
    }

    /** The columns as the service writes them, one of them perhaps exchanged. */
    private static List<@Nullable Object> columns(LogEntry entry) {
        return CopiedBytes.columns(7, entry);
    }

    private static CopiedRow row(List<? extends @Nullable Object> fields) {
        return new CopiedRow().read(CopiedBytes.row(fields));
    }

    private boolean quickly(LogEntry leaf, List<@Nullable Object> columns) {
        return quick.agrees(row(Arrays.asList(7L, leaf.id(), leaf.leaf())), row(columns));
    }

    private static boolean exactly(LogEntry leaf, List<@Nullable Object> columns) {
        byte[] bytes = leaf.leaf();
        LeafText text = new LeafText();
        return text.read(bytes, 0, bytes.length) && ColumnCheck.agrees(text, row(columns));
    }

    @Test
    void isCertainOfWhatTheServiceWrote() {
        LogEntry plain = entry("customer.reveal", "BJ/001", "relationship-manager", "team-lead");
        LogEntry least = new LogEntry(
                ID,
                AT,
                "管户",
                ActorType.SERVICE,
                "",
                Set.of(),
                null,
                null,
                "a",
                "t",
                "",
                null,
                Outcome.REFUSED,
                null,
                null,
                List.of(new Detail("CONTACT", "a],\"b", "AQ==", "Ag==")));

        assertThat(quickly(plain, columns(plain))).isTrue();
        assertThat(quick.hasDetails()).isFalse();
        assertThat(quickly(least, columns(least))).isTrue();
        assertThat(quick.hasDetails()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void seesEveryColumnThatWasExchanged(int column) {
        LogEntry leaf = entry("customer.reveal", "BJ/001", "relationship-manager", "team-lead");
        for (Object other : Arrays.asList(null, other(columns(leaf).get(column)))) {
            List<@Nullable Object> columns = columns(leaf);
            columns.set(column, other);

            assertThat(quickly(leaf, columns)).isFalse();
            assertThat(exactly(leaf, columns)).isFalse();
        }
    }

    private static Object other(@Nullable Object value) {
        return switch (value) {
            case Long at -> at + 2;
            case UUID _ -> UUID.fromString("0198c0de-0000-7000-8000-000000000002");
            case List<?> _ -> List.of("relationship-manager");
            case null, default -> value + "x";
        };
    }

    /** Values that hold a piece of JSON, or roles that hold what stands between roles. */
    static List<List<@Nullable Object>> forgeries() {
        List<@Nullable Object> name = columns(entry("read\",\"actorBranch\":\"BJ", null, "a", "b"));
        List<@Nullable Object> joined = columns(entry("read", "BJ", "a\",\"b"));
        List<@Nullable Object> none = columns(entry("read", "BJ", "a", "b"));
        none.set(14, Arrays.asList("a", "b", null));
        return List.of(name, joined, none);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void takesNoPieceOfJsonForAValue(List<@Nullable Object> forged) {
        LogEntry leaf = entry("read", "BJ", "a", "b");

        assertThat(exactly(leaf, columns(leaf))).isTrue();
        assertThat(quickly(leaf, forged)).isFalse();
        assertThat(exactly(leaf, forged)).isFalse();
    }

    /** For any text: a certain result is right, and a right row is recognised. */
    @Test
    void agreesWithTheCloserLook() {
        Random random = new Random(11);
        int certain = 0;
        for (int i = 0; i < 20_000; i++) {
            LogEntry leaf = entry(text(random), text(random), text(random) + "1", "2");
            LogEntry row = random.nextBoolean() ? leaf : entry(text(random), text(random), "2");

            assertThat(exactly(leaf, columns(row))).isEqualTo(leaf.equals(row));
            boolean quickly = quickly(leaf, columns(row));
            assertThat(quickly && !leaf.equals(row)).isFalse();
            certain += quickly ? 1 : 0;
        }
        assertThat(certain).isBetween(1_000, 9_000);
    }

    private static String text(Random random) {
        String letters = "ab\",:[]\\\u001f管-+";
        return random.ints(random.nextInt(4), 0, letters.length())
                .collect(StringBuilder::new, (to, i) -> to.append(letters.charAt(i)), StringBuilder::append)
                .toString();
    }
}
