package io.guanhu.notification.oversight;

import static io.guanhu.platform.database.Columns.number;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts open legal notices, using an index that contains no others. */
@Component
class OversightStore {

    private final DatabaseClient database;

    OversightStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Counts the open notices.
     *
     * @param askedBefore must have been accepted by a provider if requested before this time
     * @param sentBefore must have been confirmed if sent before this time
     */
    Mono<OpenNotices> count(Instant askedBefore, Instant sentBefore) {
        return database.sql("""
                select count(*) as open,
                    count(*) filter (where state = 'STUCK') as stuck,
                    count(*) filter (where state = 'STUCK'
                        or state in ('QUEUED', 'SENDING') and requested_at < :asked
                        or state = 'SENT' and advanced_at < :sent) as late,
                    min(requested_at) as oldest
                from notification
                where purpose = 'LEGAL_NOTICE' and (state in ('QUEUED', 'SENDING', 'STUCK')
                    or state = 'SENT' and channel = 'SMS')
                """)
                .bind("asked", askedBefore)
                .bind("sent", sentBefore)
                .map(row -> new OpenNotices(
                        count(row, "open"), count(row, "stuck"), count(row, "late"), row.get("oldest", Instant.class)))
                .one();
    }

    private static long count(Readable row, String column) {
        return number(row, column);
    }
}
