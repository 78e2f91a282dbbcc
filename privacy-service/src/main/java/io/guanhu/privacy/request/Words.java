package io.guanhu.privacy.request;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.model.Explanation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote in a request, as far as the reader may know it: the customer and who handles
 * requests. An auditor sees what was done, when and by whom, and no words.
 */
record Words(CustomerKeys keys, Caller reader) {

    RequestView.@Nullable Refusal refusal(Held held, Locale locale) {
        var refused = held.refused();
        return refused == null
                ? null
                : new RequestView.Refusal(
                        open("decision", refused.sealedReason()),
                        open("citation", refused.sealedCitation()),
                        Explanation.rightToSue(locale));
    }

    /** What staff have shown is a matter among staff. */
    RequestView.@Nullable Evidence evidence(Held held) {
        var shown = held.shown();
        return shown == null || reader.has(Roles.CUSTOMER)
                ? null
                : new RequestView.Evidence(
                        shown.evidence().kind(),
                        open("evidence", shown.sealedReference()),
                        shown.evidence().takenBy(),
                        shown.at(),
                        shown.evidence().provesIdentity());
    }

    /** The words of a person, unless they were erased. */
    @Nullable String open(String field, byte @Nullable [] words) {
        return words == null || !mayRead() || !keys.living(DataCategory.INTERACTION)
                ? null
                : new String(
                        keys.open(DataCategory.INTERACTION, field, words), StandardCharsets.UTF_8);
    }

    private boolean mayRead() {
        return reader.has(Roles.CUSTOMER)
                || reader.has(Roles.OPERATIONS)
                || reader.has(Roles.COMPLIANCE_OFFICER);
    }
}
