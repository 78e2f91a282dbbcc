package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.execution.ExecutionStore.Reachable;
import io.guanhu.privacy.ledger.SignedHeads;
import io.guanhu.privacy.model.AuditProof;
import io.guanhu.privacy.model.CertificateClaims;
import io.guanhu.privacy.model.CertificateClaims.Issued;
import io.guanhu.privacy.model.CertificateClaims.LedgerProof;
import io.guanhu.privacy.model.Executing;
import io.guanhu.privacy.model.State;
import io.guanhu.tlog.Hash;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gets the audit log's proof, issues the certificate, and asks for the last notices. */
@Component
class Certifying {

    private final WitnessedProofs proofs;
    private final ExecutionStore executions;
    private final ReceiptStore receipts;
    private final LedgerStore ledger;
    private final SignedHeads heads;
    private final NoticeStore notices;
    private final RequestStore requests;
    private final CertificateClaims.Authority authority;
    private final Outbox outbox;
    private final Steps steps;
    private final Ids ids;
    private final Clock clock;

    Certifying(
            WitnessedProofs proofs,
            ExecutionStore executions,
            ReceiptStore receipts,
            LedgerStore ledger,
            SignedHeads heads,
            NoticeStore notices,
            RequestStore requests,
            CertificateClaims.Authority authority,
            Outbox outbox,
            Steps steps,
            Ids ids,
            Clock clock) {
        this.proofs = proofs;
        this.executions = executions;
        this.receipts = receipts;
        this.ledger = ledger;
        this.heads = heads;
        this.notices = notices;
        this.requests = requests;
        this.authority = authority;
        this.outbox = outbox;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> run(Executing executing) {
        UUID id = executing.filing().requestId();
        return ledger.of(id)
                .flatMap(this::anchored)
                .flatMap(anchored -> executions
                        .auditEntry(id)
                        .flatMap(entry -> proofs.of(id, entry))
                        .flatMap(proof -> claims(executing, anchored, proof)))
                .flatMap(claims -> Mono.fromSupplier(() -> authority.issue(claims))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(issued -> steps.from(executing, held -> conclude(held, claims, issued))));
    }

    /** What lies only in this database is no proof: a restore would take it back. */
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

    private Mono<Void> conclude(Held held, CertificateClaims claims, Issued issued) {
        return executions
                .certify(held.id(), claims.certificateId(), issued, claims.issuedAt())
                // A release that nobody may see has no contact kept, so that nobody is told.
                .then(executions.reachable(held.id()))
                .flatMapIterable(Certifying::channels)
                .concatMap(channel -> notify(held, channel, claims))
                .then();
    }

    private static List<String> channels(Reachable contact) {
        var channels = new ArrayList<String>();
        if (contact.phone()) {
            channels.add("SMS");
        }
        if (contact.email()) {
            channels.add("EMAIL");
        }
        return channels;
    }

    private Mono<Void> notify(Held held, String channel, CertificateClaims claims) {
        UUID notificationId = ids.next();
        Instant now = clock.instant();
        return notices.ask(notificationId, held.id(), channel)
                .then(outbox.append(NotificationRequested.message(
                                notificationId, held.filing().customerId(), now)
                        .template("erasure-completed")
                        .channel(channel)
                        .locale(held.locale().toLanguageTag())
                        .parameters(new Outcome(held.id(), claims.consequences(), held.locale()).told(channel))
                        .particulars("privacy-service")
                        .purpose("LEGAL_NOTICE")
                        .build()));
    }
}
