package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A privacy request, as the person who handles it sees it. */
final class Request {

    private static final String ALL = "/api/privacy-requests";

    private final Person person;
    private final String id;

    private Request(Person person, String id) {
        this.person = person;
        this.id = id;
    }

    static Answer submit(Person person, Map<String, Object> body) {
        return person.post(ALL, body);
    }

    static Map<String, Object> erasure(List<String> scope, String channel, String reason) {
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

    static Request of(Person person, String id) {
        return new Request(person, id);
    }

    String id() {
        return id;
    }

    Request seenBy(Person other) {
        return new Request(other, id);
    }

    Answer read() {
        return person.get(ALL + "/" + id);
    }

    Answer read(String what) {
        return person.get(ALL + "/" + id + what);
    }

    Answer challenge() {
        return person.post(ALL + "/" + id + "/identity-challenges", Map.of());
    }

    /** Tells a code that should not fit. */
    Answer guess(String code) {
        return person.postPlainly(ALL + "/" + id + "/identity-verification", Map.of("code", code));
    }

    Answer verify(String code) {
        return person.post(ALL + "/" + id + "/identity-verification", Map.of("code", code));
    }

    Answer confirm() {
        return person.post(ALL + "/" + id + "/confirmation", Map.of("acknowledgeIrreversible", true));
    }

    Answer cancel() {
        return person.post(ALL + "/" + id + "/cancellation", Map.of());
    }

    /** Says where the bank's archive has what the request rests on. */
    Answer evidence(String reference) {
        return person.put(ALL + "/" + id + "/evidence", Map.of("reference", reference));
    }

    Answer decide(Map<String, Object> verdict) {
        return person.post(ALL + "/" + id + "/decision", verdict);
    }

    String state() {
        return read().at("state");
    }

    /** Waits for one of these states; the last state seen. */
    String awaitState(Duration patience, Set<String> wanted) {
        return Eventually.see(patience, this::state, wanted::contains);
    }
}
