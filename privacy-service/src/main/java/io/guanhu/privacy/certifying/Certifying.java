package io.guanhu.privacy.certifying;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.privacy.certifying.CertifyingStore.Reachable;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.execution.ExecutionStep;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.execution.Steps;
import io.guanhu.privacy.ledger.LedgerStore;
import io.guanhu.privacy.ledger.SignedHeads;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.proof.AuditProof;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import io.guanhu.privacy.model.proof.CertificateClaims.LedgerProof;
import io.guanhu.privacy.model.request.State;
import io.guanhu.tlog.tree.Hash;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gets the audit log's proof, issues the certificate, and requests the last notices. */
@Component
class Certifying implements ExecutionStep {

    private final WitnessedProofs proofs;
    private final CertifyingStore store;
    private final ReceiptStore receipts;
    private final LedgerStore ledger;
    private final SignedHeads heads;
    private final RequestStore requests;
    private final CertificateClaims.Authority authority;
    private final Outbox outbox;
    private final Steps steps;
    private final Ids ids;
    private final Clock clock;

    Certifying(
            WitnessedProofs proofs,
            CertifyingStore store,
            ReceiptStore receipts,
            LedgerStore ledger,
            SignedHeads heads,
            RequestStore requests,
            CertificateClaims.Authority authority,
            Outbox outbox,
            Steps steps,
            Ids ids,
            Clock clock) {
        this.proofs = proofs;
        this.store = store;
        this.receipts = receipts;
        this.ledger = ledger;
        this.heads = heads;
        this.requests = requests;
        this.authority = authority;
        this.outbox = outbox;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Executing.Step step() {
        return Executing.Step.CERTIFYING;
    }

    @Override
    public Mono<Void> run(Executing executing) {
        UUID id = executing.filing().requestId();
        return ledger.of(id)
                .flatMap(this::anchored)
                .flatMap(anchored -> store.auditEntry(id)
                        .flatMap(entry -> proofs.of(id, entry))
                        .flatMap(proof -> claims(executing, anchored, proof)))
                .flatMap(claims -> Mono.fromSupplier(() -> authority.issue(claims))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(issued -> steps.from(executing, stored -> conclude(stored, claims, issued))));
    }

    /**
     * An entry that exists only in this database proves nothing, because a restore would remove it.
     */
    private Mono<LedgerProof> anchored(LedgerStore.Appended entry) {
        return heads.covering(entry.entry().position())
                .map(head -> new LedgerProof(
                        head.note(), head.inclusion().stream().map(Hash::base64).toList()))
                .switchIfEmpty(Mono.error(() -> new NotYetException("the ledger's anchors")));
    }

    private Mono<CertificateClaims> claims(Executing executing, LedgerProof anchored, AuditProof proof) {
        UUID id = executing.filing().requestId();
        return Mono.zip(requests.history(id).collectList(), receipts.of(id).collectList(), ledger.of(id))
                .map(parts -> new CertificateClaims(
                        ids.next(),
                        executing.filing(),
                        executing.assessment().complete() ? State.COMPLETED : State.PARTIALLY_COMPLETED,
                        clock.instant(),
                        parts.getT1(),
                        executing.assessment().consequences(),
                        parts.getT2(),
                        parts.getT3().entry(),
                        parts.getT3().at(),
                        anchored,
                        proof));
    }

    private Mono<Void> conclude(StoredRequest stored, CertificateClaims claims, Issued issued) {
        return store.certify(stored.id(), claims.certificateId(), issued, claims.issuedAt())
                // A release that nobody may see has no stored contact, so nobody is notified.
                .then(store.reachable(stored.id()))
                .flatMapIterable(Certifying::channels)
                .concatMap(channel -> notify(stored, channel, claims))
                .then();
    }

    private static List<Channel> channels(Reachable contact) {
        var channels = new ArrayList<Channel>();
        if (contact.phone()) {
            channels.add(Channel.SMS);
        }
        if (contact.email()) {
            channels.add(Channel.EMAIL);
        }
        return channels;
    }

    private Mono<Void> notify(StoredRequest stored, Channel channel, CertificateClaims claims) {
        UUID notificationId = ids.next();
        Instant now = clock.instant();
        return requests.notice(notificationId, stored.id(), channel)
                .then(outbox.append(NotificationRequested.message(
                                notificationId, stored.filing().customerId(), now)
                        .template("erasure-completed")
                        .channel(channel)
                        .locale(Language.nearestTo(stored.locale()))
                        .parameters(new Outcome(stored.id(), claims.consequences(), stored.locale())
                                .templateParameters(channel))
                        .particulars("privacy-service")
                        .purpose(Purpose.LEGAL_NOTICE)
                        .build()));
    }
}
