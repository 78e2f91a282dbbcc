package io.guanhu.platform.job;

import io.guanhu.testing.ChildProcess;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    static Process start(Database database, Path log) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        ServiceProperties.database(properties, database);
        properties.put("spring.application.name", "jobs-test");
        properties.put("spring.config.import", "classpath:guanhu-platform.yaml");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.keep-alive", "true");
        properties.put("spring.r2dbc.pool.max-size", "4");
        properties.put("logging.structured.format.console", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-Xshare:auto", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ChildProcess.class.getName());
        command.add(JobReplica.class.getName());
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        File output = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
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
                            PLATFORM + "database.TransactionsAutoConfiguration",
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
