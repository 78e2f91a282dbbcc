package io.guanhu.testing.architecture.sample.good.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Models may only compute from their arguments. */
public record Guest(UUID id, String name, Instant arrived) {

    public sealed interface Welcome {
        record Accepted(Guest guest) implements Welcome {}

        record Refused(String reason) implements Welcome {}
    }

    public Welcome welcome(List<String> expected, Instant now) {
        return switch (expected.indexOf(name)) {
            case -1 -> new Welcome.Refused("%s is not expected".formatted(name));
            default -> new Welcome.Accepted(new Guest(id, name, now));
        };
    }

    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
