package io.guanhu.testing.architecture.sample.impure.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

/** Each does one thing that a model must not do. */
public final class Impure {

    private Impure() {}

    public record Jdbc(Connection connection) {}

    public static final class Chance {
        byte[] salt() {
            return new SecureRandom().generateSeed(1);
        }
    }

    public static final class OldChance {
        int dice() {
            return new Random(1).nextInt();
        }
    }

    public static final class Dice {
        double roll() {
            return Math.random();
        }
    }

    public static final class Shuffled {
        void shuffle(List<String> cards) {
            Collections.shuffle(cards);
        }
    }

    public static final class NewId {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    public static final class NewIds {
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }

    public record WithClock(Clock clock) {}

    public static final class Now {
        Instant now() {
            return Instant.now();
        }
    }

    public static final class Today {
        LocalDate today(ZoneId zone) {
            return LocalDate.now(zone);
        }
    }

    public static final class Millis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    public record Old(Date date) {}

    public static final class Home {
        ZoneId zone() {
            return ZoneId.systemDefault();
        }
    }

    public static final class Language {
        Locale locale() {
            return Locale.getDefault();
        }
    }

    public static final class Environment {
        String home() {
            return System.getenv("HOME");
        }
    }

    public static final class Disk {
        String read(Path file) throws IOException {
            return Files.readString(file);
        }
    }

    public record Network(URI uri) {}

    public static final class OwnThread {
        void start(Runnable work) {
            Thread.ofVirtual().start(work);
        }
    }

    public static final class Machine {
        int cores() {
            return Runtime.getRuntime().availableProcessors();
        }
    }

    public static final class Shared {
        private final ConcurrentHashMap<String, String> all = new ConcurrentHashMap<>();

        int size() {
            return all.size();
        }
    }

    public record Reactive(Mono<String> name) {}

    public static final class Spring {
        boolean hasText(String text) {
            return StringUtils.hasText(text);
        }
    }
}
