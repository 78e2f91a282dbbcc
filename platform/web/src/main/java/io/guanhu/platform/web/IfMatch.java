package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The versions that a write expects, from {@code If-Match} (RFC 9110, section 13.1.1). Controller
 * methods take it as a parameter; a request without the header is answered with 428.
 *
 * @param etags a list of ETags, or a single star for any version; a weak ETag never matches
 */
public record IfMatch(List<String> etags) {

    static final String ANY = "*";

    private static final char BESIDE = '-';
    private static final int DIGEST_BYTES = 8;

    public IfMatch {
        etags = List.copyOf(etags);
    }

    /** The strong ETag of a version. */
    public static String etagOf(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The strong ETag of a version shown together with something that changes independently, such
     * as a customer's owner. It changes with either; a write is only compared with the version.
     */
    public static String etagOf(long version, String beside) {
        return "\"" + version + BESIDE + digestOf(beside) + "\"";
    }

    /** Refuses with 412 unless one of these is an ETag of the current version. */
    public void require(long currentVersion) {
        String current = etagOf(currentVersion);
        if (etags.stream().noneMatch(etag -> etag.equals(ANY) || version(etag).equals(current))) {
            throw stale();
        }
    }

    /** Refuses with 412 unless exactly this ETag is among these; a star does not count. */
    public void requireExactly(String current) {
        if (!etags.contains(current)) {
            throw stale();
        }
    }

    private static ProblemException stale() {
        return ProblemException.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
    }

    private static String version(String etag) {
        int end = etag.indexOf(BESIDE);
        return end < 0 ? etag : etag.substring(0, end) + "\"";
    }

    private static String digestOf(String beside) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(beside.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
