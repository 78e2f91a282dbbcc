package io.guanhu.platform.outbox;

import io.guanhu.platform.publishing.EventSender.Refused;
import io.guanhu.platform.publishing.OutgoingEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the broker currently rejects: a topic, or a key of a topic whose next record is too large.
 * Its events wait in order and are tried again after a growing pause, while everything else
 * continues.
 */
final class HeldBack {

    private static final Logger LOG = LoggerFactory.getLogger(HeldBack.class);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** With more keys than this, the whole topic waits. */
    private static final int MOST_KEYS = 500;

    private final Clock clock;
    private final Map<Place, Hold> holds = new HashMap<>();

    HeldBack(Clock clock) {
        this.clock = clock;
    }

    /** A topic or one of its keys; the key is empty for the whole topic. */
    record Place(String topic, String key) {}

    /**
     * Why a place waits.
     *
     * @param until when to try it again
     */
    record Hold(String reason, Instant since, Duration rest, Instant until) {}

    /** A topic that waits, or whose keys wait, as shown to operators. */
    record Waiting(String topic, String reason, Instant since, int keys) {}

    /**
     * What is held back at one moment.
     *
     * @param keys each preceded by its topic and a line feed
     */
    record Paused(List<String> topics, List<String> keys) {

        boolean isEmpty() {
            return topics.isEmpty() && keys.isEmpty();
        }
    }

    synchronized void add(Collection<Refused> refused) {
        Instant now = clock.instant();
        for (Refused each : refused) {
            Place place = placeOf(each);
            Hold earlier = holds.get(place);
            if (earlier == null) {
                LOG.error("The broker refuses {}: {}; it is held back", place.topic(), each.reason());
            }
            Duration rest = earlier == null ? FIRST_REST : longer(earlier.rest());
            Instant since = earlier == null ? now : earlier.since();
            holds.put(place, new Hold(each.reason(), since, rest, now.plus(rest)));
        }
    }

    /** Ends the wait for what the broker accepted. */
    synchronized void accepted(Collection<OutgoingEvent> rows) {
        if (holds.isEmpty()) {
            return;
        }
        Set<Place> places = new HashSet<>();
        for (OutgoingEvent row : rows) {
            places.add(new Place(row.topic(), ""));
            places.add(new Place(row.topic(), row.key()));
        }
        for (Place place : places) {
            if (holds.remove(place) != null) {
                LOG.info("The broker accepts {} again", place.topic());
            }
        }
    }

    /** What must not be tried now. */
    synchronized Paused paused() {
        Instant now = clock.instant();
        List<Place> places = holds.entrySet().stream()
                .filter(hold -> hold.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        return new Paused(
                places.stream()
                        .filter(place -> place.key().isEmpty())
                        .map(Place::topic)
                        .toList(),
                places.stream()
                        .filter(place -> !place.key().isEmpty())
                        .map(place -> place.topic() + '\n' + place.key())
                        .toList());
    }

    /** What waits or was recently rejected, by topic. */
    synchronized List<Waiting> waiting() {
        Map<String, Waiting> byTopic = new HashMap<>();
        holds.forEach((place, hold) -> byTopic.merge(
                place.topic(),
                new Waiting(
                        place.topic(), hold.reason(), hold.since(), place.key().isEmpty() ? 0 : 1),
                HeldBack::merge));
        return new ArrayList<>(byTopic.values());
    }

    synchronized boolean waits(String topic) {
        return holds.keySet().stream().anyMatch(place -> place.topic().equals(topic));
    }

    private static Waiting merge(Waiting one, Waiting other) {
        Waiting older = one.since().isBefore(other.since()) ? one : other;
        return new Waiting(one.topic(), older.reason(), older.since(), one.keys() + other.keys());
    }

    private Place placeOf(Refused refused) {
        long keys = holds.keySet().stream()
                .filter(place -> place.topic().equals(refused.topic()))
                .count();
        return new Place(refused.topic(), keys > MOST_KEYS ? "" : Objects.requireNonNullElse(refused.key(), ""));
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }
}
