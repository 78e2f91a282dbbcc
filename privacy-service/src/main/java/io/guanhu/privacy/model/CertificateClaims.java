package io.guanhu.privacy.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a certificate says.
 *
 * @param audit the audit log's proof that it holds the entry of this erasure
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
     * @param checkpoint the ledger's signed head, of whose tree the entry is the last leaf
     * @param inclusion the audit path (RFC 6962), in base64
     */
    public record LedgerProof(String checkpoint, List<String> inclusion) {
        public LedgerProof {
            inclusion = List.copyOf(inclusion);
        }
    }

    /** What one holder answered. */
    public record Receipt(String holder, Instant at, List<Finding> findings) {
        public Receipt {
            findings = List.copyOf(findings);
        }
    }

    /** What one holder removed from one store, and what a read-back still found there. */
    public record Finding(
            String store, Category category, String action, long removed, long readBack) {}

    /** The signed certificate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Issued(String kid, String jws, byte[] pdf) {}

    /** Signs claims and renders them for people. */
    public interface Authority {

        /** Takes tens of milliseconds of computing; call it off the event loop. */
        Issued issue(CertificateClaims claims);
    }

    public CertificateClaims {
        history = List.copyOf(history);
        consequences = List.copyOf(consequences);
        receipts = List.copyOf(receipts);
    }
}
