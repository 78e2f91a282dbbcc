package io.guanhu.customer.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Groups the entries of one person, derived from the hash of their document. */
final class PersonTag {

    private static final int BYTES = 16;

    private PersonTag() {}

    static String of(String documentHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(documentHash), "HmacSHA256"));
            byte[] person = mac.doFinal("person".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(person, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
