package io.guanhu.privacy.identity;

import io.guanhu.platform.keyring.service.BlindTokens;
import io.guanhu.privacy.model.request.OneTimeCode;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keyed hashes of one-time codes; the code's id is the salt. */
@Component
class CodeHashes {

    private static final String PURPOSE = "identity-code";

    private final BlindTokens tokens;

    CodeHashes(BlindTokens tokens, IdentitySettings settings) {
        this.tokens = tokens;
        tokens.neededFor(settings.codeValidity());
    }

    String of(UUID codeId, String digits) {
        return HexFormat.of().formatHex(tokens.of(PURPOSE, hashInput(codeId, digits)));
    }

    /** The hash of the entered digits, with the same key as the code's hash. */
    String hashOfEntered(OneTimeCode code, String digits) {
        byte[] known = HexFormat.of().parseHex(code.hash());
        return tokens.matches(known, PURPOSE, hashInput(code.id(), digits)) ? code.hash() : "";
    }

    private static String hashInput(UUID codeId, String digits) {
        return codeId + ":" + digits;
    }
}
