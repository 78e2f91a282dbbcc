package io.guanhu.audit.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a leaf without parsing it into objects. Canonical JSON has only one
 * spelling, so most values can be compared as bytes.
 */
@SuppressWarnings("EnumOrdinal") // arrays are faster than maps, and whole logs pass through this
public final class LeafText {

    /** The members of a leaf, in the order of canonical JSON. */
    public enum Member {
        ACR("acr"),
        ACTION("action"),
        ACTOR_BRANCH("actorBranch"),
        ACTOR_ID("actorId"),
        ACTOR_ROLES("actorRoles"),
        ACTOR_TYPE("actorType"),
        AT("at"),
        CUSTOMER_ID("customerId"),
        DETAILS("details"),
        ENTRY_ID("entryId"),
        OUTCOME("outcome"),
        REASON("reason"),
        RESOURCE_ID("resourceId"),
        RESOURCE_TYPE("resourceType"),
        SERVICE("service"),
        TRACE_ID("traceId");

        private final String name;

        Member(String name) {
            this.name = name;
        }
    }

    private static final byte[][] NAMES = Arrays.stream(Member.values())
            .map(member -> member.name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private byte[] bytes = new byte[0];
    private final LeafCursor cursor = new LeafCursor();
    private final int[] starts = new int[NAMES.length];
    private final int[] ends = new int[NAMES.length];
    private final boolean[] escaped = new boolean[NAMES.length];

    /** Reads another leaf. Returns whether it has a leaf's structure. */
    public boolean read(byte[] array, int offset, int length) {
        bytes = array;
        cursor.begin(array, offset, length);
        Arrays.fill(starts, -1);
        return readMembers() && cursor.isAtEnd();
    }

    private boolean readMembers() {
        if (!cursor.skip('{')) {
            return false;
        }
        int next = 0;
        do {
            int name = cursor.position() + 1;
            if (!cursor.skipText()) {
                return false;
            }
            int member = memberAt(next, name, cursor.position() - 1 - name);
            if (member < 0 || !cursor.skip(':') || !readValue(member)) {
                return false;
            }
            next = member + 1;
        } while (cursor.skip(','));
        return cursor.skip('}');
    }

    private int memberAt(int from, int offset, int length) {
        for (int i = from; i < NAMES.length; i++) {
            byte[] name = NAMES[i];
            if (name.length == length && Arrays.equals(bytes, offset, offset + length, name, 0, length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean readValue(int member) {
        if (cursor.isAt('"')) {
            starts[member] = cursor.position() + 1;
            boolean text = cursor.skipText();
            ends[member] = cursor.position() - 1;
            escaped[member] = text && holds('\\', starts[member], ends[member]);
            return text;
        }
        starts[member] = cursor.position();
        boolean list = cursor.skipList();
        escaped[member] = false;
        ends[member] = cursor.position();
        return list;
    }

    private boolean holds(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether a member is this text in UTF-8; a negative length stands for an absent member. */
    public boolean is(Member member, byte[] text, int offset, int length) {
        int start = starts[member.ordinal()];
        if (start < 0 || length < 0) {
            return start < 0 && length < 0;
        }
        int to = ends[member.ordinal()];
        if (escaped[member.ordinal()]) {
            return new String(text, offset, length, StandardCharsets.UTF_8).equals(text(member));
        }
        return Arrays.equals(bytes, start, to, text, offset, offset + length);
    }

    /** Whether a list contains exactly these texts, in this order. */
    public boolean isListOf(Member member, List<String> texts) {
        String raw = raw(member);
        return raw != null
                && raw.equals(texts.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]")));
    }

    /** A member as written in the leaf: a text without its quotes, a list with its brackets. */
    public @Nullable String raw(Member member) {
        int start = starts[member.ordinal()];
        return start < 0 ? null : new String(bytes, start, ends[member.ordinal()] - start, StandardCharsets.UTF_8);
    }

    /** A text; absent if the leaf does not have this member. */
    public @Nullable String text(Member member) {
        String raw = raw(member);
        return raw == null || !escaped[member.ordinal()] ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }
}
