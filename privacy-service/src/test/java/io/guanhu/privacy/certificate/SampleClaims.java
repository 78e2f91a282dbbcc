package io.guanhu.privacy.certificate;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.proof.AuditProof;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.Finding;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.proof.CertificateClaims.LedgerProof;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import io.guanhu.privacy.model.proof.LedgerEntry;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A certificate's claims as an execution would give them. */
final class SampleClaims {

    private static final Instant AT = Instant.parse("2026-06-01T08:00:00Z");

    private static final String ORDER = "{\"requestId\":\"0190b2c4-0000-7000-8000-000000000002\"}";

    private SampleClaims() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static CertificateClaims with(AuditProof auditProof) {
        return with(auditProof, List.of(epoch(Category.CONTACT, AT.minusSeconds(2))));
    }

    /** An epoch in which a key was destroyed. */
    static KeyEpoch epoch(Category category, Instant endedAt) {
        return new KeyEpoch(
                7,
                List.of(category),
                endedAt,
                List.of("LOG_ARCHIVED", "REPLICAS_ACKNOWLEDGED"),
                List.of("STANDBYS_FLUSHED"),
                "file",
                0,
                List.of("volume-snapshots"));
    }

    /** With what customer-service reports about the end of its keys. */
    static CertificateClaims with(AuditProof auditProof, List<KeyEpoch> epochs) {
        var customer = new Actor(Actor.Type.CUSTOMER, "0190b2c4-0000-7000-8000-000000000001");
        var filing = new Filing(
                UUID.fromString("0190b2c4-0000-7000-8000-000000000002"),
                UUID.fromString("0190b2c4-0000-7000-8000-000000000001"),
                Set.of(Category.CONTACT, Category.ACCOUNT),
                Channel.APP,
                ReasonCode.OTHER,
                customer,
                Set.of(),
                AT,
                LocalDate.of(2026, 6, 22),
                AT.plusSeconds(60));
        return new CertificateClaims(
                UUID.fromString("0190b2c4-0000-7000-8000-000000000003"),
                filing,
                State.PARTIALLY_COMPLETED,
                AT,
                List.of(new Advanced(null, State.SUBMITTED, AT, customer)),
                List.of(
                        new Consequence(
                                Category.ACCOUNT,
                                Verdict.RESTRICT,
                                "cn-cdd-records",
                                "金融机构客户尽职调查和客户身份资料及交易记录保存管理办法（人民银行 金融监管总局 证监会令〔2025〕第11号）第四十二条",
                                "secondary",
                                LocalDate.of(2035, 3, 31),
                                Explanation.RETAINED_BY_LAW),
                        new Consequence(
                                Category.CONTACT,
                                Verdict.ERASE,
                                "cn-purpose-ended",
                                "个人信息保护法第十九条、第四十七条第一款第一项、第二项",
                                "yes",
                                null,
                                Explanation.PURPOSE_ENDED)),
                receipts(epochs),
                LedgerEntry.first(ORDER),
                AT,
                new LedgerProof(
                        new Checkpoint("test/erasure-ledger", 1, Hash.ofLeaf(bytes(ORDER))).text()
                                + "\n— test c2lnbmF0dXJl\n",
                        List.of()),
                auditProof);
    }

    private static List<Receipt> receipts(List<KeyEpoch> epochs) {
        return List.of(
                new Receipt(
                        "customer-service",
                        AT,
                        List.of(
                                new Finding("postgresql:customer.profile", Category.CONTACT, "ERASED", 1, 0),
                                new Finding("key:CONTACT", Category.CONTACT, "KEY_DESTROYED", 1, 0)),
                        epochs),
                new Receipt("audit-service", AT, List.of(), List.of()));
    }
}
