package io.guanhu.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as Keycloak's realm would issue them, signed by the {@link TestIssuer}, and invalid
 * ones. Every method returns a new value.
 */
public final class Tokens {

    private enum Signature {
        RIGHT,
        STRANGE,
        NONE
    }

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LIFE = Duration.ofMinutes(30);

    /**
     * A claim that is computed when the token is signed, so that a constant in a long test stays
     * valid.
     */
    private enum Reckoned {
        NOW,
        NOW_IN_SECONDS,
        END_OF_LIFE;

        Object at(Instant now) {
            return switch (this) {
                case NOW -> Date.from(now);
                case NOW_IN_SECONDS -> now.getEpochSecond();
                case END_OF_LIFE -> Date.from(now.plus(LIFE));
            };
        }
    }

    /** Claims are in whole seconds, so signing again within a second would give the same token. */
    private record Signed(Instant at, String token) {}

    private final Map<String, Object> claims;
    private final Signature signature;
    private volatile @Nullable Signed signed;

    private Tokens(Map<String, Object> claims, Signature signature) {
        this.claims = claims;
        this.signature = signature;
    }

    /** A member of staff who has just signed in to the console with a second factor. */
    public static Tokens staff(String employeeId, String branch, String... roles) {
        return person(employeeId, roles)
                .acr("2")
                .claim("azp", "guanhu-console")
                .claim("employee_id", employeeId)
                .claim("branch", branch);
    }

    /** A customer, signed in to the mobile app with a password. */
    public static Tokens customer(UUID customerId) {
        return person(customerId.toString(), "customer")
                .claim("azp", "guanhu-mobile")
                .claim("customer_id", customerId.toString());
    }

    /** A service of the suite, with client credentials. */
    public static Tokens service(String name) {
        return client(name, "service");
    }

    /** The core banking system, with client credentials. */
    public static Tokens coreBanking() {
        return client("core-banking", "core-banking");
    }

    /** Any client, with client credentials. */
    public static Tokens client(String name, String... roles) {
        return subject("service-account-" + name, roles).claim("azp", name);
    }

    private static Tokens person(String id, String... roles) {
        return subject(id, roles).acr("1").claim("auth_time", Reckoned.NOW_IN_SECONDS);
    }

    private static Tokens subject(String id, String... roles) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", TestIssuer.shared().issuer());
        claims.put("aud", "guanhu");
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Reckoned.NOW);
        claims.put("exp", Reckoned.END_OF_LIFE);
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        return new Tokens(claims, Signature.RIGHT);
    }

    /**
     * The level of authentication: {@code "1"} password, {@code "2"} second factor. Staff sign in
     * at level 2.
     */
    public Tokens acr(String level) {
        return claim("acr", level);
    }

    /** With these roles in place of the others. */
    public Tokens roles(Collection<String> roles) {
        return claim("realm_access", Map.of("roles", List.copyOf(roles)));
    }

    public Tokens authTime(Instant at) {
        return claim("auth_time", at.getEpochSecond());
    }

    /** Marks the token as a demo login's. */
    public Tokens demo() {
        return claim("demo", true);
    }

    public Tokens audience(String audience) {
        return claim("aud", audience);
    }

    public Tokens issuer(String issuer) {
        return claim("iss", issuer);
    }

    /** Expired an hour ago. */
    public Tokens expired() {
        Instant now = CLOCK.instant();
        return claim("iat", Date.from(now.minus(Duration.ofHours(2))))
                .claim("exp", Date.from(now.minus(Duration.ofHours(1))));
    }

    /** Will be valid in an hour. */
    public Tokens notYetValid() {
        return claim("nbf", Date.from(CLOCK.instant().plus(Duration.ofHours(1))));
    }

    /** Signed with an unpublished key, under the id of a published one. */
    public Tokens signedByStranger() {
        return new Tokens(claims, Signature.STRANGE);
    }

    /** With {@code alg: none}. */
    public Tokens unsigned() {
        return new Tokens(claims, Signature.NONE);
    }

    public Tokens claim(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new Tokens(changed, signature);
    }

    public Tokens without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return new Tokens(changed, signature);
    }

    /** The compact token, issued now unless the test set another time. */
    public String sign() {
        Instant now = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
        Signed last = signed;
        if (last == null || !last.at().equals(now)) {
            last = new Signed(now, sign(now));
            signed = last;
        }
        return last.token();
    }

    private String sign(Instant now) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> set.claim(name, value instanceof Reckoned time ? time.at(now) : value));
        return switch (signature) {
            case RIGHT -> signed(set.build(), TestIssuer.shared().key());
            case STRANGE -> signed(set.build(), TestIssuer.shared().strangeKey());
            case NONE -> new PlainJWT(set.build()).serialize();
        };
    }

    /** The value of an {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + sign();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
