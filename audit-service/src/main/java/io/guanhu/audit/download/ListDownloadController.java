package io.guanhu.audit.download;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Records the download of a list as a file. The browser creates the file, so no service would know
 * of it otherwise. Neither the search nor its result is recorded.
 */
@RestController
class ListDownloadController {

    /** More than anybody reads; larger lists need an export. */
    private static final int MOST_ROWS = 1000;

    private final Acts acts;

    ListDownloadController(Acts acts) {
        this.acts = acts;
    }

    /** Which list is downloaded, and how much of it. */
    record ListDownload(
            @NotNull ListName list, @Min(1) @Max(MOST_ROWS) int rows) {}

    @Audited("list.download")
    @PostMapping("/api/list-downloads")
    @Permitted("list.download")
    Mono<ListDownload> enter(Caller caller, @Valid @RequestBody ListDownload download) {
        AuditEntry entry = AuditEntry.on(caller, "list.download", "list", download.list(), null)
                .withReason("rows-" + download.rows());
        return acts.carryOut(entry, Mono.just(download));
    }
}
