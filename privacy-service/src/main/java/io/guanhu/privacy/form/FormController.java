package io.guanhu.privacy.form;

import io.guanhu.platform.security.NotAudited;
import io.guanhu.privacy.paper.PdfRenderer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the form for printing to everybody, in both languages. */
@RestController
@RequestMapping("/api/privacy-requests")
class FormController {

    /** Generated on first use, then cached. */
    private final Mono<byte[]> form = Mono.fromCallable(
                    () -> PdfRenderer.pdf(PdfRenderer.template("/form/application-form.html")))
            .subscribeOn(Schedulers.boundedElastic())
            .cache();

    @NotAudited("Public: an empty form")
    @GetMapping("/application-form.pdf")
    @PreAuthorize("permitAll()")
    @Operation(summary = "The application form for printing", tags = "privacy-request")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> form() {
        return form.map(pdf -> ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "attachment; filename=\"application-form.pdf\"")
                .body(pdf));
    }
}
