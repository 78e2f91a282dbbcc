package io.guanhu.audit.model;

import io.guanhu.tlog.tree.Hash;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A sealed value of an entry. The leaf holds only its commitment, so that the value can be erased
 * and the log still verifies.
 *
 * @param category of personal data
 * @param field such as {@code phone.before}
 * @param salt base64 of 32 random bytes: without it, nobody can guess a value and check the guess
 * @param sealed base64
 */
public record Detail(String category, String field, String salt, String sealed) {

    /** Base64 of SHA-256 over the salt and the sealed value. */
    public String commitment() {
        MessageDigest digest = Hash.sha256();
        digest.update(Base64.getDecoder().decode(salt));
        digest.update(Base64.getDecoder().decode(sealed));
        return Base64.getEncoder().encodeToString(digest.digest());
    }
}
