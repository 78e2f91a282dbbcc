package io.guanhu.privacy.model.proof;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The content of a certificate.
 *
 * @param audit the audit log's proof that it contains the entry of this erasure
 */
public record CertificateClaims(
        UUID certificateId,
        Filing filing,
        State outcome,
        Instant issuedAt,
        List<Advanced> history,
        List<Consequence> consequences,
        List<Receipt> receipts,
        LedgerEntry ledger,
        Instant ledgerAt,
        LedgerProof ledgerProof,
        AuditProof audit) {

    /**
     * Where the ledger's entry is anchored outside the database.
     *
     * @param checkpoint the ledger's signed head, whose last leaf is the entry
     * @param inclusion the audit path (RFC 6962), in base64
     */
    public record LedgerProof(String checkpoint, List<String> inclusion) {
        public LedgerProof {
            inclusion = List.copyOf(inclusion);
        }
    }

    /**
     * The receipt of one holder.
     *
     * @param epochs the epochs in which the keys were destroyed, all of them ended
     */
    public record Receipt(String holder, Instant at, List<Finding> findings, List<KeyEpoch> epochs) {
        public Receipt {
            findings = List.copyOf(findings);
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * An epoch of a holder's key store. At its end, the root over the keys was destroyed.
     *
     * @param number each holder counts its own epochs
     * @param categories the categories whose keys were destroyed in it
     * @param checked copies that had the new state before the old root was destroyed
     * @param absent kinds of copies that the holder states it does not have
     * @param rootHolder the store that held the root and destroyed it
     * @param destructionDelaySeconds how long the root could still have been recovered
     * @param copies where, by the holder's own statement, further copies of key material may exist
     */
    public record KeyEpoch(
            long number,
            List<Category> categories,
            Instant endedAt,
            List<String> checked,
            List<String> absent,
            String rootHolder,
            long destructionDelaySeconds,
            List<String> copies) {
        public KeyEpoch {
            categories = categories.stream().sorted().toList();
            checked = List.copyOf(checked);
            absent = List.copyOf(absent);
            copies = List.copyOf(copies);
        }
    }

    /** What one holder removed from one store, and what it still found when reading back. */
    public record Finding(String store, Category category, String action, long removed, long readBack) {}

    /** The signed certificate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Issued(String kid, String jws, byte[] pdf) {}

    /** Signs claims and renders them for people. */
    public interface Authority {

        /** Takes tens of milliseconds of CPU time; call it off the event loop. */
        Issued issue(CertificateClaims claims);
    }

    public CertificateClaims {
        history = List.copyOf(history);
        consequences = List.copyOf(consequences);
        receipts = List.copyOf(receipts);
    }
}
