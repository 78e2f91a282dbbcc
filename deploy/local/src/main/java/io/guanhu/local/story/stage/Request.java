package io.guanhu.local.story.stage;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A privacy request, as seen by the person who handles it. */
public final class Request {

    private static final String ALL = "/api/privacy-requests";

    private final Person person;
    private final String id;

    private Request(Person person, String id) {
        this.person = person;
        this.id = id;
    }

    public static Answer submit(Person person, Map<String, Object> body) {
        return person.post(ALL, body);
    }

    public static Map<String, Object> erasure(List<String> scope, String channel, String reason) {
        return Map.of(
                "type",
                "ERASURE",
                "scope",
                scope,
                "reason",
                Map.of("code", "RELATIONSHIP_ENDED", "text", reason),
                "channel",
                channel);
    }

    public static Request of(Person person, String id) {
        return new Request(person, id);
    }

    public String id() {
        return id;
    }

    public Request seenBy(Person other) {
        return new Request(other, id);
    }

    public Answer read() {
        return person.get(ALL + "/" + id);
    }

    public Answer read(String what) {
        return person.get(ALL + "/" + id + what);
    }

    public Answer challenge() {
        return person.post(ALL + "/" + id + "/identity-challenges", Map.of());
    }

    /** Enters a code that should be wrong. */
    public Answer guess(String code) {
        return person.postWithoutKey(ALL + "/" + id + "/identity-verification", Map.of("code", code));
    }

    public Answer verify(String code) {
        return person.post(ALL + "/" + id + "/identity-verification", Map.of("code", code));
    }

    public Answer confirm() {
        return person.post(ALL + "/" + id + "/confirmation", Map.of("acknowledgeIrreversible", true));
    }

    public Answer cancel() {
        return person.post(ALL + "/" + id + "/cancellation", Map.of());
    }

    /** Records the number of the supporting document in the bank's archive. */
    public Answer evidence(String reference) {
        return person.put(ALL + "/" + id + "/evidence", Map.of("reference", reference));
    }

    public Answer decide(Map<String, Object> verdict) {
        return person.post(ALL + "/" + id + "/decision", verdict);
    }

    public String state() {
        return read().at("state");
    }

    /** Waits for one of these states; returns the last state seen. */
    public String awaitState(Duration patience, Set<String> wanted) {
        return Eventually.see(patience, this::state, wanted::contains);
    }
}
