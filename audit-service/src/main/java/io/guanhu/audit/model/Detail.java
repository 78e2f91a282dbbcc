package io.guanhu.audit.model;

import io.guanhu.tlog.tree.Hash;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A sealed value of an entry. The leaf contains only its commitment, so the value can be erased and
 * the log still verifies.
 *
 * @param category the category of personal data
 * @param field a name such as {@code phone.before}
 * @param salt 32 random bytes in base64, without which nobody can guess a value and check the guess
 * @param sealed in base64
 */
public record Detail(String category, String field, String salt, String sealed) {

    /** SHA-256 over the salt and the sealed value, in base64. */
    public String commitment() {
        MessageDigest digest = Hash.sha256();
        digest.update(Base64.getDecoder().decode(salt));
        digest.update(Base64.getDecoder().decode(sealed));
        return Base64.getEncoder().encodeToString(digest.digest());
    }
}
