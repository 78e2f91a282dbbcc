package io.guanhu.platform.app;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What reached the audit log's topic. */
final class Entries {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Entries() {}

    /** Waits for that many entries about an actor, and returns all of them in order. */
    static List<AuditEntryRecorded> of(String actor, int count) {
        return of(entry -> entry.actorId().equals(actor), count);
    }

    /** Waits for that many entries of a trace, and returns all of them in order. */
    static List<AuditEntryRecorded> traced(String trace, int count) {
        return of(entry -> trace.equals(entry.traceId()), count);
    }

    private static List<AuditEntryRecorded> of(Predicate<AuditEntryRecorded> wanted, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(Topics.AUDIT_ENTRIES, count, each -> isEntry(each) && wanted.test(read(each)), LIMIT);
            return probe.all(Topics.AUDIT_ENTRIES).stream()
                    .filter(Entries::isEntry)
                    .map(Entries::read)
                    .filter(wanted)
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .toList();
        }
    }

    /** Tests of forged messages leave messages in the topic that no service sends. */
    private static boolean isEntry(ConsumerRecord<String, String> consumed) {
        return consumed.value().contains("\"entryId\"");
    }

    private static AuditEntryRecorded read(ConsumerRecord<String, String> consumed) {
        return EventCodec.read(AuditEntryRecorded.class, consumed.value().getBytes(StandardCharsets.UTF_8));
    }
}
