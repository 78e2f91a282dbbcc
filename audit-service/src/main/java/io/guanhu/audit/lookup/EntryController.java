package io.guanhu.audit.lookup;

import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.platform.web.StorableInstants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Searches and shows entries. */
@RestController
@RequestMapping("/api/audit/entries")
class EntryController {

    private static final String CUSTOMER = "customer";

    private final Entries entries;
    private final Cursors cursors;

    EntryController(Entries entries, Cursors cursors) {
        this.entries = entries;
        this.cursors = cursors;
    }

    /** Newest first. A resource is written {@code type:id}, such as {@code customer:0198…}. */
    @Audited("audit.search")
    @GetMapping
    @Permitted("audit.search")
    Mono<ResponseEntity<Page<Entry>>> search(
            Caller caller,
            ServerHttpRequest request,
            PageRequest page,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String traceId,
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable OffsetDateTime from,
            @RequestParam(required = false) @Nullable OffsetDateTime to) {
        Resource about = resource == null ? Resource.ANY : Resource.parse(resource);
        Query query = new Query(
                actor,
                about.type(),
                about.id(),
                about.customerId(),
                action,
                outcome == null ? null : AuditEvents.Outcome.valueOf(outcome.name()),
                reason,
                traceId,
                branch,
                service,
                role,
                instant("from", from),
                instant("to", to),
                page.after(cursors, Query.Position::parse),
                page.limit() + 1);
        return entries.search(caller, query)
                .map(found -> Page.of(found, page, cursors, EntryController::position))
                .map(found -> found.answering(request));
    }

    /** PostgreSQL stores microseconds, and sorts by them. */
    private static String position(Entry entry) {
        return new Query.Position(entry.at().truncatedTo(ChronoUnit.MICROS), entry.index()).toString();
    }

    /** The outcome of an operation. */
    enum Outcome {
        ALLOWED,
        REFUSED
    }

    @Audited("audit.read")
    @GetMapping("/{id}")
    @Permitted("audit.read")
    Mono<Entry> get(Caller caller, @PathVariable UUID id) {
        return entries.get(caller, id);
    }

    private static @Nullable Instant instant(String name, @Nullable OffsetDateTime time) {
        Instant instant = time == null ? null : time.toInstant();
        StorableInstants.require(name, instant);
        return instant;
    }

    private record Resource(
            @Nullable String type,
            @Nullable String id,
            @Nullable UUID customerId) {

        static final Resource ANY = new Resource(null, null, null);

        static Resource parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw ProblemException.invalid("resource", "not-a-resource");
            }
            String type = text.substring(0, colon);
            String id = text.substring(colon + 1);
            return type.equals(CUSTOMER) ? new Resource(null, null, uuid(id)) : new Resource(type, id, null);
        }

        private static UUID uuid(String id) {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException malformed) {
                throw ProblemException.invalid("resource", "not-a-resource");
            }
        }
    }
}
