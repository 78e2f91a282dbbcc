package io.guanhu.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Old jobs are forgotten, and waiting ones are counted. */
class JobHousekeepingIT extends JobsFixture {

    @Test
    void forgetsOldJobsWithTheirItemsAndNoOthers() {
        UUID old = aged("91 days", 2_500);
        UUID young = aged("89 days", 10);
        JobMeters counting = new JobMeters(JobTypes.of(List.of()), meters, Clock.systemUTC());
        JobHousekeeping housekeeping = new JobHousekeeping(store, items, counting, Clock.systemUTC());

        block(housekeeping.round());
        assertThat(items(old, 0, 1_000)).as("in small batches").hasSize(500);
        block(housekeeping.round());

        assertThat(jobs.get(old).blockOptional(PATIENCE)).isEmpty();
        assertThat(service.query("select count(*) from job_item where job_id = '" + old + "'"))
                .containsExactly("0");
        assertThat(block(jobs.get(young)).type()).isEqualTo("aged");
        assertThat(items(young, 0, 100)).hasSize(10);
    }

    private UUID aged(String age, int lines) {
        UUID id = started("aged");
        service.execute("insert into job_item (job_id, line, outcome) select '" + id
                + "', n, 'done' from generate_series(1, " + lines + ") n");
        service.execute("update job set state = 'COMPLETED', result = '{}', updated_at = now() - interval '" + age
                + "' where id = '" + id + "'");
        return id;
    }

    @Test
    void countsWhatWaits() {
        UUID id = started("waiting");
        service.execute("update job set created_at = created_at - interval '1 hour' where id = '" + id + "'");
        JobTypes types = JobTypes.of(List.of(effects("waiting", 1, 1, Mono.empty())));
        JobMeters counting = new JobMeters(types, meters, Clock.systemUTC());

        block(new JobHousekeeping(store, items, counting, Clock.systemUTC()).round());

        assertThat(meters.get("guanhu.jobs").tags("state", "queued").gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("guanhu.jobs").tags("state", "running").gauge().value())
                .isZero();
        assertThat(meters.get("guanhu.jobs.oldest.queued.age").gauge().value()).isBetween(3_600.0, 3_700.0);
    }
}
