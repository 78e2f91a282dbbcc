package io.guanhu.tlog.proof;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.note.Decimal;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.proof.TrustPolicy.Group;
import io.guanhu.tlog.proof.TrustPolicy.Log;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy line by line (C2SP tlog-policy, "Policy file syntax and structure"). */
final class TrustPolicyReader {

    private final String text;
    private final List<Log> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Group> groups = new HashMap<>();

    /** The names of witnesses and groups, which must be unique across both. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> members = new HashSet<>();
    private @Nullable String quorum;

    TrustPolicyReader(String text) {
        this.text = text;
    }

    TrustPolicy read() {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                read(line);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("Line " + number + " of the policy: " + wrong.getMessage(), wrong);
            }
        }
        String rule = quorum;
        if (rule == null) {
            throw new IllegalArgumentException("The policy has no quorum line");
        }
        return new TrustPolicy(text, logs, witnesses, groups, rule);
    }

    private void read(String line) {
        if (line.chars().anyMatch(each -> (each < ' ' && each != '\t') || each == 0x7f)) {
            throw new IllegalArgumentException("a control character");
        }
        List<String> items = List.of(line.split("[ \t]+")).stream()
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        List<String> rest = items.subList(1, items.size());
        switch (items.getFirst()) {
            case "log" -> log(rest);
            case "witness" -> witness(rest);
            case "group" -> group(rest);
            case "quorum" -> quorum(rest);
            default -> throw new IllegalArgumentException("unknown word " + items.getFirst());
        }
    }

    private void log(List<String> items) {
        require(items.size() == 1 || items.size() == 2, "log takes a key and perhaps a URL");
        NoteKey key = NoteKey.parse(items.getFirst());
        require(logs.stream().noneMatch(log -> log.key().sameKey(key)), "the key is there twice");
        logs.add(new Log(key, optional(items, 1)));
    }

    private void witness(List<String> items) {
        require(items.size() == 2 || items.size() == 3, "witness takes a name, a key and perhaps a URL");
        CosignatureVerifier key = CosignatureVerifier.parse(items.get(1));
        require(witnesses.stream().noneMatch(each -> each.key().sameKey(key)), "key there twice");
        define(items.getFirst());
        witnesses.add(new Witness(items.getFirst(), key, optional(items, 2)));
    }

    private void group(List<String> items) {
        require(items.size() >= 3, "group takes a name, a number and its members");
        List<String> listed = items.subList(2, items.size());
        for (String member : listed) {
            require(names.contains(member), member + " is not defined above");
            require(members.add(member), member + " is a member twice");
        }
        int threshold = switch (items.get(1)) {
            case "any" -> 1;
            case "all" -> listed.size();
            default -> Math.toIntExact(Decimal.parse(items.get(1)));
        };
        require(threshold >= 1 && threshold <= listed.size(), "no such number of members");
        define(items.getFirst());
        groups.put(items.getFirst(), new Group(threshold, listed));
    }

    private void quorum(List<String> items) {
        require(items.size() == 1, "quorum takes one name");
        require(quorum == null, "a second quorum line");
        String name = items.getFirst();
        require(name.equals(TrustPolicy.NONE) || names.contains(name), name + " is not defined above");
        quorum = name;
    }

    private void define(String name) {
        require(!name.equals(TrustPolicy.NONE), "the name none is taken");
        require(names.add(name), name + " is defined twice");
    }

    private static Optional<String> optional(List<String> items, int index) {
        return items.size() > index ? Optional.of(items.get(index)) : Optional.empty();
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
