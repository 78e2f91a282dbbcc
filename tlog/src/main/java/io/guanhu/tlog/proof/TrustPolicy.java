package io.guanhu.tlog.proof;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.note.NoteKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which logs are trusted, and how many of which witnesses must have cosigned (C2SP tlog-policy).
 *
 * @param text the original text, for publishing
 * @param quorum the name of a witness or a group; {@code none} if no cosignature is needed
 */
public record TrustPolicy(
        String text, List<Log> logs, List<Witness> witnesses, Map<String, Group> groups, String quorum) {

    static final String NONE = "none";

    public TrustPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = Map.copyOf(groups);
    }

    /** A log's key; its name is the log's origin. */
    public record Log(NoteKey key, Optional<String> url) {}

    /**
     * A witness's key.
     *
     * @param name for display and for groups; has no meaning outside the policy
     * @param url where to request cosignatures: C2SP tlog-witness's submission prefix
     */
    public record Witness(String name, CosignatureVerifier key, Optional<String> url) {}

    /** Counts as one witness once {@code threshold} of its members have cosigned. */
    public record Group(int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException if it is invalid; the message names the line
     */
    public static TrustPolicy parse(String text) {
        return new TrustPolicyReader(text).read();
    }

    /** The keys of the log with this origin; more than one during a change of keys. */
    public List<NoteKey> keysOf(String origin) {
        return logs.stream()
                .map(Log::key)
                .filter(key -> key.name().equals(origin))
                .toList();
    }

    /** Whether these witnesses are enough. */
    public boolean satisfiedBy(Set<String> cosigned) {
        return quorum.equals(NONE) || stands(quorum, cosigned);
    }

    private boolean stands(String name, Set<String> cosigned) {
        Group group = groups.get(name);
        return group == null
                ? cosigned.contains(name)
                : group.members().stream()
                                .filter(member -> stands(member, cosigned))
                                .count()
                        >= group.threshold();
    }
}
