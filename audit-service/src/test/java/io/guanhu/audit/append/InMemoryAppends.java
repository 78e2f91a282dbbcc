package io.guanhu.audit.append;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.Appending;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogStanding;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appends to a log in memory as the service does. */
public final class InMemoryAppends {

    private final InMemoryLog log;
    private final LogAppender appender;

    public InMemoryAppends(InMemoryLog log) {
        this(log, log.standing());
    }

    /** As a process that has this standing. */
    public InMemoryAppends(InMemoryLog log, LogStanding standing) {
        this.log = log;
        this.appender = new LogAppender(
                new InMemoryAppendStore(log.tables()),
                standing,
                log.key(),
                log.memory().clock());
    }

    LogAppender appender() {
        return appender;
    }

    public Appending direct() {
        return new DirectAppending(appender);
    }

    /** Appends in one transaction. */
    public void append(LogEntry... entries) {
        append(List.of(entries));
    }

    /** Appends so many entries, made one after another, in one transaction. */
    public void append(int count, Supplier<LogEntry> entries) {
        append(IntStream.range(0, count).mapToObj(_ -> entries.get()).toList());
    }

    private void append(List<LogEntry> entries) {
        log.memory()
                .run(inOneTransaction(
                        Flux.fromIterable(entries).concatMap(direct()::append).then()));
    }

    Mono<Void> inOneTransaction(Mono<Void> work) {
        return work.as(log.memory().transaction()::transactional);
    }
}
