package io.guanhu.audit.append;

import static io.guanhu.audit.AuditTables.DATABASE;

import io.guanhu.audit.model.LogEntry;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Entries in the tables as the service stores them, without the tiles and checkpoints around them. */
public final class AppendedRows {

    private static final AppendStore STORE = new AppendStore(DATABASE.client());

    private AppendedRows() {}

    /** Stores entries from a place on. */
    public static Mono<Void> at(long place, LogEntry... entries) {
        List<NewLeaf> leaves = Stream.of(entries).map(NewLeaf::of).toList();
        return STORE.insert(place, leaves).then(STORE.insertDetails(place, leaves));
    }
}
