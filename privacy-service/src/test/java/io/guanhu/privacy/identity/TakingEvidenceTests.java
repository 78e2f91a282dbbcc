package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakingEvidenceTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Caller CLERK = Callers.staff("E9001", "BJ", Roles.COMPLIANCE_OFFICER);
    private static final String EVIDENCE = "privacy-request.evidence";

    private final Proving proving = new Proving();

    @BeforeEach
    void theCustomerHasContacts() {
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
    }

    @Test
    void provesTheIdentityOfACustomerWhoCameInPerson() {
        Filing filing = taken(Channel.COUNTER);
        proving.requests.put(new Submitted(filing));

        ErasureRequest proven = proving.memory.get(proving.taking.take(filing.requestId(), "box 12", CLERK));

        assertThat(proven.state()).isEqualTo(State.VERIFIED);
        assertThat(kept(filing).evidence()).isEqualTo(new Evidence(Evidence.Kind.SIGNED_FORM, "E9001", true));
        assertThat(proving.memory.entered()).containsExactly(EVIDENCE + " ALLOWED");
        assertThat(proving.memory.announced()).containsExactly("privacy.request-advanced.v1");
    }

    @Test
    void sealsWhereTheArchiveHasIt() {
        Filing filing = taken(Channel.HOTLINE);
        proving.requests.put(new Verified(filing, null));

        proving.memory.get(proving.taking.take(filing.requestId(), "box 12", CLERK));

        assertThat(kept(filing).evidence().provesIdentity()).isFalse();
        assertThat(proving.memory
                        .keys()
                        .of(filing.requestId())
                        .open(DataCategory.INTERACTION, "evidence", kept(filing).sealedReference()))
                .isEqualTo("box 12".getBytes(StandardCharsets.UTF_8));
        assertThat(proving.memory.announced()).as("no step of the request").isEmpty();
    }

    @Test
    void takesNoneThatDoesNotProveAnIdentityBeforeTheCodeDid() {
        Filing filing = taken(Channel.LETTER);
        proving.requests.put(new Submitted(filing));

        refused(filing, CLERK, "wrong-state");
    }

    @Test
    void takesNoneForTheCustomersOwnRequest() {
        Filing own = Filings.own(CUSTOMER, Memory.NOW);
        proving.requests.put(new Submitted(own));

        refused(own, CLERK, "no-evidence-needed");
    }

    @Test
    void takesNoneFromStaffWhoHelpedToChangeTheContact() {
        Filing filing = taken(Channel.COUNTER);
        proving.requests.put(new Submitted(filing));
        proving.customers.phoneChangedBy(CUSTOMER, "E9001", "E9003");

        refused(filing, CLERK, "changed-the-contact");
    }

    @Test
    void makesNoKeyForARequestThatIsNotThere() {
        Filing filing = taken(Channel.COUNTER);

        assertThat(proving.memory
                        .refusal(proving.taking.take(filing.requestId(), "box 12", CLERK))
                        .code())
                .isEqualTo("privacy-request-not-found");
        assertThat(proving.memory.keys().of(filing.requestId()).living(DataCategory.INTERACTION))
                .isFalse();
    }

    private static Filing taken(Channel channel) {
        return Filings.takenDown(CUSTOMER, channel, "E9002", Memory.NOW);
    }

    private InMemoryEvidenceStore.Row kept(Filing filing) {
        return requireNonNull(proving.evidence.of(filing.requestId()));
    }

    private void refused(Filing filing, Caller caller, String code) {
        State before = proving.requests.stateOf(filing.requestId());

        assertThat(proving.memory
                        .refusal(proving.taking.take(filing.requestId(), "box 12", caller))
                        .code())
                .isEqualTo(code);
        assertThat(proving.memory.attempted()).containsExactly(EVIDENCE);
        assertThat(proving.evidence.of(filing.requestId())).isNull();
        assertThat(proving.requests.stateOf(filing.requestId())).isEqualTo(before);
        assertThat(proving.memory.announced()).isEmpty();
        assertThat(proving.memory.entered()).isEmpty();
    }
}
