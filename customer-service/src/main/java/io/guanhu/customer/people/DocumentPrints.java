package io.guanhu.customer.people;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.values.Marking;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.keyring.ServiceKeys;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Tells whether two drafts have the same document, while they wait for a check. Under a key of its
 * own, and kept for as long as the drafts are.
 */
@Component
public class DocumentPrints {

    private static final String KEY = "registration-checks";

    private final ServiceKey key;

    DocumentPrints(ServiceKeys keys) {
        this.key = keys.key(KEY);
    }

    /** In hexadecimal digits. */
    public String of(Profile profile) {
        String document = Marking.of(profile).getOrDefault(Mark.DOCUMENT, "");
        return HexFormat.of().formatHex(key.inUse().hash(Mark.DOCUMENT.code(), document));
    }
}
