package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTextTests {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    private final LeafText leaf = new LeafText();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "a \"quoted\" one", "back\\slash", "\u0001\n\t", "管户", "𠮷", "}],"})
    void readsWhatALeafWrote(String text) {
        byte[] bytes = entry(text, text).leaf();

        assertThat(leaf.read(bytes, 0, bytes.length)).isTrue();
        assertThat(leaf.text(Member.ACTOR_ID)).isEqualTo(text);
        assertThat(leaf.text(Member.REASON)).isEqualTo(text);
        assertThat(leaf.text(Member.ENTRY_ID)).isEqualTo(ID.toString());
        assertThat(leaf.text(Member.TRACE_ID)).isNull();
        assertThat(is(Member.ACTOR_ID, text)).isTrue();
        assertThat(is(Member.ACTOR_ID, text + "x")).isFalse();
        assertThat(is(Member.TRACE_ID, null)).isTrue();
        assertThat(is(Member.REASON, null)).isFalse();
        assertThat(is(Member.TRACE_ID, "x")).isFalse();
        assertThat(isRoles("team-lead", text)).isEqualTo(text.compareTo("team-lead") > 0);
        assertThat(isRoles(text, "team-lead")).isEqualTo(text.compareTo("team-lead") < 0);
        assertThat(isRoles("team-lead\",\"" + text)).isFalse();
        assertThat(isRoles(text + "\",\"team-lead")).isFalse();
        assertThat(leaf.raw(Member.DETAILS)).startsWith("[{").endsWith("}]");
    }

    @Test
    void readsALeafAlikeWhateverItReadBefore() {
        byte[] text = "{\"reason\":\"a\\nb\"}".getBytes(StandardCharsets.UTF_8);
        byte[] list = "{\"reason\":[\"a\\nb\"]}".getBytes(StandardCharsets.UTF_8);

        assertThat(leaf.read(text, 0, text.length)).isTrue();
        assertThat(leaf.text(Member.REASON)).isEqualTo("a\nb");
        assertThat(leaf.read(list, 0, list.length)).isTrue();
        assertThat(leaf.text(Member.REASON)).isEqualTo("[\"a\\nb\"]");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        byte[] bytes = entry("E1", null).leaf();

        assertThat(leaf.read(bytes, 0, bytes.length)).isTrue();
        assertThat(leaf.text(Member.REASON)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"details\":[",
                "{\"details\":[\"x",
                "{\"service\":\"x",
                "null",
                "{\"entryId\":\"x\"",
                "{\"entryId\":\"x\"} ",
                "{\"other\":\"x\"}",
                "{\"service\":\"x\",\"action\":\"y\"}",
                "{\"service\":\"x\",\"service\":\"y\"}",
                "{\"service\":1}",
                "{\"service\":\"x\\",
                "{\"service\":\"\\x\"}",
                "{\"service\":\"\\u12\"}",
                "{\"service\":\"\\u12x4\"}",
                "{\"details\":[\"]\"}"
            })
    void refusesWhatIsNoLeaf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(leaf.read(bytes, 0, bytes.length)).isFalse();
    }

    private boolean is(Member member, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        return leaf.is(member, bytes, 0, text == null ? -1 : bytes.length);
    }

    private boolean isRoles(String... roles) {
        return leaf.isListOf(Member.ACTOR_ROLES, List.of(roles));
    }

    private static LogEntry entry(String text, @Nullable String reason) {
        return new LogEntry(
                ID,
                Instant.EPOCH,
                "customer-service",
                ActorType.STAFF,
                text,
                Set.of("team-lead", text),
                null,
                null,
                "customer.reveal",
                "customer",
                "r",
                null,
                Outcome.ALLOWED,
                reason,
                null,
                List.of(new Detail("CONTACT", "a]\"b", "AQ==", "Ag==")));
    }
}
