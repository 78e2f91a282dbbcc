package io.guanhu.privacy.certifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.client.ServiceUnavailableException;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.WitnessedLog;
import io.guanhu.privacy.certifying.CertifyingStore.Reachable;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.execution.InMemorySteps;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.ledger.InMemoryLedger;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import io.guanhu.privacy.model.proof.LogPolicy;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import io.guanhu.tlog.proof.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

class CertifyingTests {

    private static final Filing FILING = Filings.own(UUID.randomUUID(), Memory.NOW);
    private static final UUID ID = FILING.requestId();
    private static final Executing CERTIFYING = executing(Assessments.erasing(Category.CONTACT));
    private static final Receipt RECEIPT = new Receipt("customer-service", Memory.NOW, List.of(), List.of());
    private static final UUID ENTRY = UUID.randomUUID();
    private static final String PROOF = "/audit-service/internal/audit/entries/" + ENTRY + "/proof";

    private final Memory memory = new Memory("privacy-service");
    private final WitnessedLog log = new WitnessedLog();
    private final InMemoryServices audit = new InMemoryServices("audit-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryLedger ledger = new InMemoryLedger(memory);
    private final InMemoryCertifyingStore store = new InMemoryCertifyingStore(memory, ENTRY);
    private final List<CertificateClaims> issued = new ArrayList<>();
    private final Certifying certifying = certifying(Optional.of(TrustPolicy.parse(log.policy())));

    private static Executing executing(Assessment assessment) {
        return new Executing(FILING, assessment, Step.CERTIFYING);
    }

    private Certifying certifying(Optional<TrustPolicy> policy) {
        return new Certifying(
                new WitnessedProofs(
                        audit.clients(),
                        new LogPolicy(policy),
                        JsonMapper.builder().build()),
                store,
                new InMemoryReceipts(),
                ledger,
                ledger.heads(),
                docket.requests(),
                this::issue,
                memory.outbox(),
                InMemorySteps.of(memory, docket),
                memory.ids(),
                memory.clock());
    }

    private Issued issue(CertificateClaims claims) {
        issued.add(claims);
        return new Issued("kid", "jws", new byte[] {1});
    }

    @BeforeEach
    void everythingIsThere() {
        docket.requests().put(CERTIFYING);
        memory.run(ledger.append(ID, "{}", Memory.NOW));
        ledger.anchor();
        audit.answering(PROOF, log.answer(ID.toString(), 2));
        store.reachable = new Reachable(true, true);
    }

    private void run() {
        memory.run(certifying.run(CERTIFYING));
    }

    private void notYet(String forWhat) {
        assertThatThrownBy(this::run).isInstanceOf(NotYetException.class).hasMessageContaining(forWhat);
        nothingHappened();
    }

    private void nothingHappened() {
        assertThat(store.certificates).isEmpty();
        assertThat(docket.requests().of(ID).request()).isEqualTo(CERTIFYING);
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void certifiesWhatWasProvenAndGoesOn() {
        run();

        assertThat(issued).singleElement().satisfies(claims -> {
            assertThat(claims.outcome()).isEqualTo(State.COMPLETED);
            assertThat(claims.receipts()).containsExactly(RECEIPT);
            assertThat(claims.ledger().position()).isOne();
            assertThat(claims.ledgerProof().checkpoint()).isEqualTo("note 1");
            assertThat(claims.audit().entryId()).isEqualTo(ENTRY);
            assertThat(store.certificates).containsEntry(ID, claims.certificateId());
        });
        assertThat(docket.requests().of(ID).request()).isEqualTo(CERTIFYING.stepped());
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void asksForANoticeOnEveryWayThatIsKept() {
        run();

        assertThat(memory.announced(NotificationRequested.class))
                .extracting(NotificationRequested::channel)
                .containsExactly(Channel.SMS, Channel.EMAIL);
        assertThat(memory.announced(NotificationRequested.class)).allSatisfy(asked -> {
            assertThat(asked.template()).isEqualTo("erasure-completed");
            assertThat(asked.purpose()).isEqualTo(Purpose.LEGAL_NOTICE);
            assertThat(asked.particulars()).isEqualTo("privacy-service");
            assertThat(asked.parameters()).containsKeys("reference", "erased", "last");
        });
        assertThat(docket.requests().noticesOf(ID)).containsExactly("SMS", "EMAIL");
    }

    @Test
    void asksForNoNoticeOnAWayThatIsNotKept() {
        store.reachable = new Reachable(false, true);

        run();

        assertThat(memory.announced(NotificationRequested.class))
                .extracting(NotificationRequested::channel)
                .containsExactly(Channel.EMAIL);
    }

    @Test
    void sendsNoNoticeOfAHiddenErasure() {
        store.reachable = null;

        run();

        assertThat(store.certificates).hasSize(1);
        assertThat(memory.announced()).isEmpty();
        assertThat(docket.requests().of(ID).request()).isEqualTo(CERTIFYING.stepped());
    }

    @Test
    void callsItPartlyCompletedIfSomethingWasKept() {
        Executing kept = executing(Assessments.restricting(null, Category.CONTACT));
        docket.requests().put(kept);

        memory.run(certifying.run(kept));

        assertThat(issued).singleElement().returns(State.PARTIALLY_COMPLETED, CertificateClaims::outcome);
    }

    @Test
    void waitsForTheAnchorsOfTheLedger() {
        UUID later = UUID.randomUUID();
        memory.run(ledger.append(later, "{}", Memory.NOW));
        Filing filing = new Filing(
                later,
                FILING.customerId(),
                FILING.scope(),
                FILING.channel(),
                FILING.reason(),
                FILING.filedBy(),
                FILING.handlers(),
                FILING.filedAt(),
                FILING.deadline(),
                FILING.expiresAt());

        assertThatThrownBy(() ->
                        memory.run(certifying.run(new Executing(filing, CERTIFYING.assessment(), Step.CERTIFYING))))
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("anchors");
        nothingHappened();
    }

    @Test
    void waitsForTheAuditLogAndItsWitnesses() {
        audit.answering(PROOF, HttpStatus.NOT_FOUND);
        notYet("audit proof");

        audit.answering(PROOF, log.answer(ID.toString(), 1));
        notYet("witnesses of the audit log");

        audit.answering(PROOF, log.answer(ID.toString(), 2));
        run();
        assertThat(store.certificates).hasSize(1);
    }

    @Test
    void waitsForAPolicy() {
        assertThatThrownBy(() -> memory.run(certifying(Optional.empty()).run(CERTIFYING)))
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("policy");
        nothingHappened();
    }

    @Test
    void failsWhileTheAuditLogDoesNotAnswer() {
        audit.answering(PROOF, HttpStatus.SERVICE_UNAVAILABLE);

        assertThatThrownBy(this::run).isInstanceOf(ServiceUnavailableException.class);

        nothingHappened();
    }

    @Test
    void certifiesNothingOnTheStrengthOfAnotherEntry() {
        audit.answering(PROOF, log.answer(UUID.randomUUID().toString(), 2));

        assertThatIllegalStateException().isThrownBy(this::run).withMessageContaining("something else");

        nothingHappened();
    }

    @Test
    void certifiesNothingOnTheStrengthOfAnotherLog() {
        audit.answering(PROOF, new WitnessedLog().answer(ID.toString(), 2));

        assertThatIllegalStateException().isThrownBy(this::run).withMessageContaining("does not hold");

        nothingHappened();
    }

    @Test
    void doesNothingTwice() {
        run();
        run();

        assertThat(store.certificates).hasSize(1);
        assertThat(memory.announced()).hasSize(2);
        assertThat(docket.requests().of(ID).request()).isEqualTo(CERTIFYING.stepped());
    }

    /** A certificate exists already, no matter who made it. */
    @Test
    void leavesNothingOfACertificateThatIsNotStored() {
        store.certificates.put(ID, UUID.randomUUID());

        assertThatThrownBy(this::run).isInstanceOf(DuplicateKeyException.class);

        assertThat(docket.requests().of(ID).request()).isEqualTo(CERTIFYING);
        assertThat(memory.announced()).isEmpty();
        assertThat(docket.requests().noticesOf(ID)).isEmpty();
    }

    private static final class InMemoryReceipts extends ReceiptStore {

        InMemoryReceipts() {
            super(Memory.noDatabase());
        }

        @Override
        Flux<Receipt> of(UUID request) {
            return Flux.just(RECEIPT);
        }
    }
}
