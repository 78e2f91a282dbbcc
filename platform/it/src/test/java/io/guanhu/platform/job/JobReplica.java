package io.guanhu.platform.job;

import io.guanhu.platform.fixture.ReplicaProcess;
import io.guanhu.testing.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A replica that does jobs and nothing else, in a JVM of its own, so that it can be killed. */
@SpringBootConfiguration
@Import(JobReplica.Parts.class)
public class JobReplica {

    static final String TYPE = "killed";
    static final long LINES = 1_500;

    public static void main(String[] arguments) {
        SpringApplication replica = new SpringApplication(JobReplica.class);
        replica.setWebApplicationType(WebApplicationType.NONE);
        replica.run(arguments);
    }

    static ReplicaProcess start(Database database, Path log) {
        Map<String, Object> properties = ReplicaProcess.properties("jobs-test", database);
        properties.put("spring.main.keep-alive", "true");
        return new ReplicaProcess(JobReplica.class, properties, log);
    }

    /** Only what jobs need: a killed replica is back in seconds. */
    static final class Parts implements DeferredImportSelector {

        private static final String BOOT = "org.springframework.boot.";
        private static final String PLATFORM = "io.guanhu.platform.";

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return List.of(
                            BOOT + "autoconfigure.context.ConfigurationPropertiesAutoConfiguration",
                            PLATFORM + "runtime.RuntimeAutoConfiguration",
                            PLATFORM + "database.DatabaseAutoConfiguration",
                            BOOT + "r2dbc.autoconfigure.R2dbcAutoConfiguration",
                            PLATFORM + "database.transaction.TransactionsAutoConfiguration",
                            PLATFORM + "job.JobAutoConfiguration")
                    .toArray(String[]::new);
        }
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    JobWork killed(DatabaseClient database) {
        return new Effects(
                database, TYPE, LINES, 3, Mono.delay(Duration.ofMillis(2)).then());
    }
}
