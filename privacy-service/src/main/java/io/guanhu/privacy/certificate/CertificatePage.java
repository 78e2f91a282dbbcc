package io.guanhu.privacy.certificate;

import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.Finding;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import io.guanhu.privacy.paper.PdfRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders a certificate for people, Chinese first. Only the signed JWS is authoritative. */
final class CertificatePage {

    /** The names of the copies of the keys, for people. */
    private static final Map<String, String> COPIES = Map.ofEntries(
            Map.entry("STANDBYS_FLUSHED", "备库 standbys"),
            Map.entry("LOG_ARCHIVED", "日志归档 log archive"),
            Map.entry("EXPORT_READ_BACK", "导出 export"),
            Map.entry("REPLICAS_ACKNOWLEDGED", "服务实例 replicas"),
            Map.entry("file-system-blocks", "磁盘残留块 file system blocks"),
            Map.entry("volume-snapshots", "卷快照 volume snapshots"),
            Map.entry("hsm-backups", "加密机备份 HSM backups"),
            Map.entry("hsm-clones", "加密机克隆 HSM clones"),
            Map.entry("vault-storage", "Vault 存储残留 remnants in Vault's storage"),
            Map.entry("vault-snapshots", "Vault 快照 snapshots of Vault"),
            Map.entry("vault-replicas", "Vault 副本 replicas of Vault"));

    private final String template = PdfRenderer.template("/certificate/certificate.html");

    byte[] render(CertificateClaims claims, String kid) {
        return PdfRenderer.pdf(html(claims, kid));
    }

    private String html(CertificateClaims claims, String kid) {
        var filing = claims.filing();
        var values = new HashMap<String, String>();
        values.putAll(Map.of(
                "certificate", text(claims.certificateId()),
                "request", text(filing.requestId()),
                "customer", text(filing.customerId()),
                "filedAt", text(filing.filedAt()),
                "issuedAt", text(claims.issuedAt()),
                "outcome", text(claims.outcome()),
                "categories", lines(claims),
                "receipts", receipts(claims),
                "ledger",
                        text("第 "
                                + claims.ledger().position()
                                + " 条 #"
                                + claims.ledger().hash()),
                "kid", text(kid)));
        values.put("epochs", epochs(claims));
        values.put("witnesses", witnesses(claims));
        values.put("head", text(claims.audit().quorum().checkpoint().size()));
        String page = template;
        for (var value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    /** The witnesses that cosigned. A policy may require none, which the page then states. */
    private static String witnesses(CertificateClaims claims) {
        var cosigned = claims.audit().quorum().witnesses();
        return cosigned.isEmpty()
                ? row("没有见证方 no witness", "—")
                : cosigned.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String lines(CertificateClaims claims) {
        return claims.consequences().stream().map(CertificatePage::line).collect(Collectors.joining("\n"));
    }

    private static String line(Consequence each) {
        var until = each.until();
        String source = each.textRead().equals("yes") ? "" : "（二手来源 secondary source）";
        return row(
                Explanation.nameOf(each.category(), Locale.SIMPLIFIED_CHINESE)
                        + " "
                        + each.category().name(),
                describe(each),
                each.citation() + source,
                until == null ? "—" : until.toString(),
                each.explanation().certified(Locale.SIMPLIFIED_CHINESE)
                        + " "
                        + each.explanation().certified(Locale.ENGLISH));
    }

    private static String describe(Consequence each) {
        var confirmed = each.confirmed();
        return describe(each.verdict())
                + (each.erasedFields().isEmpty() ? "" : "；其中已删除 of these erased: " + fields(each))
                + (confirmed == null ? "" : "（确认时 when confirmed: " + describe(confirmed) + "）");
    }

    private static String fields(Consequence each) {
        return each.erasedFields().stream()
                .sorted()
                .map(field -> Explanation.fieldName(field, Locale.SIMPLIFIED_CHINESE)
                        + " "
                        + Explanation.fieldName(field, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    private static String describe(Consequence.Verdict verdict) {
        return switch (verdict) {
            case ERASE -> "已删除 erased";
            case RESTRICT -> "限制处理 restricted";
            case KEEP -> "保留 kept";
        };
    }

    private static String receipts(CertificateClaims claims) {
        return claims.receipts().stream().map(CertificatePage::receipt).collect(Collectors.joining("\n"));
    }

    private static String receipt(Receipt receipt) {
        if (receipt.findings().isEmpty()) {
            return row(receipt.holder(), "—", "—", "—", "0", "0", receipt.at());
        }
        return receipt.findings().stream().map(each -> finding(receipt, each)).collect(Collectors.joining("\n"));
    }

    private static String finding(Receipt receipt, Finding finding) {
        return row(
                receipt.holder(),
                finding.store(),
                finding.category().name(),
                finding.action(),
                finding.removed(),
                finding.readBack(),
                receipt.at());
    }

    /** A holder without an epoch never had a key of the erased data. */
    private static String epochs(CertificateClaims claims) {
        return claims.receipts().stream()
                .flatMap(receipt -> receipt.epochs().isEmpty()
                        ? Stream.of(noKeys(receipt))
                        : receipt.epochs().stream().map(epoch -> epoch(receipt, epoch)))
                .collect(Collectors.joining("\n"));
    }

    private static String noKeys(Receipt receipt) {
        return row(receipt.holder(), "—", "从未持有此类密钥 never held such a key", "—", "—", "—", "—");
    }

    private static String epoch(Receipt receipt, KeyEpoch epoch) {
        return row(
                receipt.holder(),
                epoch.number(),
                epoch.categories().stream().map(Enum::name).collect(Collectors.joining(", ")),
                epoch.endedAt(),
                list(epoch.checked()),
                list(epoch.absent()),
                "%s; 延迟 delay %d s; 副本 copies: %s"
                        .formatted(epoch.rootHolder(), epoch.destructionDelaySeconds(), list(epoch.copies())));
    }

    private static String list(List<String> codes) {
        return codes.isEmpty()
                ? "—"
                : codes.stream().map(code -> COPIES.getOrDefault(code, code)).collect(Collectors.joining(", "));
    }

    private static String row(Object... cells) {
        var row = new StringBuilder("<tr>");
        for (Object cell : cells) {
            row.append("<td>").append(text(cell)).append("</td>");
        }
        return row.append("</tr>").toString();
    }

    private static String text(Object value) {
        return value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
