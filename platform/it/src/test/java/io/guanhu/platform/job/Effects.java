package io.guanhu.platform.job;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Work that leaves one row for each line, and would leave two if a step were done twice.
 *
 * @param lines how many there are
 * @param atOnce how many a step does
 * @param pause what a step waits for between its rows and its end
 */
record Effects(DatabaseClient database, String type, long lines, int atOnce, Mono<Void> pause) implements JobWork {

    static final String EFFECTS =
            "select count(*) || ' of ' || count(distinct version) from effect where customer_id = '";

    @Override
    public boolean inOneTransaction() {
        return true;
    }

    @Override
    public Mono<Step> step(Job job) {
        List<Long> now = LongStream.rangeClosed(job.done() + 1, Math.min(lines, job.done() + atOnce))
                .boxed()
                .toList();
        Step step = now.getLast() == lines
                ? Step.completed(lines, "{\"lines\":" + lines + "}")
                : Step.continueAt("AT " + now.getLast(), now.getLast(), lines);
        return insert(job.id(), now).then(pause).thenReturn(step.with(results(now)));
    }

    private static List<JobItem> results(List<Long> now) {
        return now.stream().map(line -> JobItem.of(line, "c-" + line, "done")).toList();
    }

    private Mono<Void> insert(UUID job, List<Long> now) {
        return database.sql("insert into effect (customer_id, version) select :job, v from unnest(:lines::bigint[]) v")
                .bind("job", job)
                .bind("lines", now.toArray(Long[]::new))
                .then();
    }
}
