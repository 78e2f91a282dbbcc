package io.guanhu.customer.people;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.values.Marking;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKeys;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Tells whether two drafts that wait for a check have the same document. Uses its own key, and is
 * stored for as long as the drafts.
 */
@Component
public class DocumentFingerprints {

    private static final String KEY = "registration-checks";

    private final ServiceKey key;

    DocumentFingerprints(ServiceKeys keys) {
        this.key = keys.key(KEY);
    }

    /** The print in hexadecimal. */
    public String of(Profile profile) {
        String document = Marking.of(profile).getOrDefault(Mark.DOCUMENT, "");
        return HexFormat.of().formatHex(key.inUse().hash(Mark.DOCUMENT.code(), document));
    }
}
