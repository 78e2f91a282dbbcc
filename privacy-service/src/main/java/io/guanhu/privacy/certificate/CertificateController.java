package io.guanhu.privacy.certificate;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.certificate.CertificateStore.Certificate;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.model.proof.LogPolicy;
import io.guanhu.tlog.proof.TrustPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Serves certificates, and the keys that verify them to everyone. */
@RestController
@RequestMapping("/api/privacy-requests")
class CertificateController {

    private static final String JOSE = "application/jose";

    private final CertificateStore certificates;
    private final CertificateKey key;
    private final LogPolicy policy;

    CertificateController(CertificateStore certificates, CertificateKey key, LogPolicy policy) {
        this.certificates = certificates;
        this.key = key;
        this.policy = policy;
    }

    @Audited("privacy-request.read-certificate")
    @GetMapping("/{id}/certificate.jws")
    @Permitted(value = "privacy-request.read-certificate", further = "privacy-request.read-hidden-certificate")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = JOSE, schema = @Schema(type = "string")))
    Mono<ResponseEntity<String>> jws(@PathVariable UUID id, Caller caller) {
        return answer(id, caller, MediaType.parseMediaType(JOSE), Certificate::jws, "jws");
    }

    @Audited("privacy-request.read-certificate")
    @GetMapping("/{id}/certificate.pdf")
    @Permitted(value = "privacy-request.read-certificate", further = "privacy-request.read-hidden-certificate")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> pdf(@PathVariable UUID id, Caller caller) {
        return answer(
                id, caller, MediaType.APPLICATION_PDF, found -> found.pdf().bytes(), "pdf");
    }

    @NotAudited("Public keys")
    @GetMapping("/certificate-keys")
    @PreAuthorize("permitAll()")
    @Operation(summary = "The public keys of certificates", tags = "certificate")
    Mono<PublishedKeys> keys() {
        return Mono.fromSupplier(key::published);
    }

    private static boolean reaches(Caller caller, Certificate found) {
        return Sight.covers(caller, found.customerId(), found.hidden(), "privacy-request.read-hidden-certificate");
    }

    /** The log and the witnesses that certificates rely on, in the format of standard tools. */
    @NotAudited("Public: the witnesses that certificates rely on")
    @GetMapping(path = "/certificate-policy", produces = "text/plain;charset=UTF-8")
    @PreAuthorize("permitAll()")
    @Operation(summary = "The log and the witnesses that certificates refer to", tags = "certificate")
    Mono<String> policy() {
        return Mono.justOrEmpty(policy.policy())
                .map(TrustPolicy::text)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("log-policy-not-set")));
    }

    private <T> Mono<ResponseEntity<T>> answer(
            UUID id, Caller caller, MediaType type, Function<Certificate, T> form, String extension) {
        return certificates
                .of(id)
                .filter(found -> reaches(caller, found))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("certificate-not-found")))
                .map(found -> ResponseEntity.ok()
                        .contentType(type)
                        .header("Cache-Control", "no-store")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"certificate-" + id + "." + extension + "\"")
                        .body(form.apply(found)));
    }
}
