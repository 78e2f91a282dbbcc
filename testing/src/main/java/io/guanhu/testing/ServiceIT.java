package io.guanhu.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

/**
 * A test of a whole service on real servers: the shared PostgreSQL (with a new database), the
 * shared Kafka, and a token issuer whose tokens {@link Tokens} signs. A {@code WebTestClient} and
 * the {@link Database} can be injected.
 *
 * <p>The service is stopped after the class, or after the last class that shares it, because two
 * instances of one service in one consumer group would take each other's records.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "PT30S")
public @interface ServiceIT {

    /** The database's name, which is also the prefix of its roles: {@code customer}. */
    String value();

    /**
     * Whether classes with the same settings meet the same running service and database, one after
     * another. What each leaves there must not matter to the others.
     */
    boolean shared() default false;

    /** Whether the service has a database. */
    boolean database() default true;

    /** Whether the service uses Kafka. */
    boolean kafka() default true;
}
