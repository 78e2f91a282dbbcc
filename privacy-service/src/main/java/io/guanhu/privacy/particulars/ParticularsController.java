package io.guanhu.privacy.particulars;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.particulars.ParticularsStore.Code;
import io.guanhu.privacy.particulars.ParticularsStore.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives notification-service, at send time, what must never be in an event. */
@RestController
class ParticularsController {

    private final ParticularsStore store;
    private final CustomerDirectory customers;
    private final Keyring keyring;
    private final ServiceSeal seal;
    private final Clock clock;

    ParticularsController(
            ParticularsStore store, CustomerDirectory customers, Keyring keyring, ServiceSeal seal, Clock clock) {
        this.store = store;
        this.customers = customers;
        this.keyring = keyring;
        this.seal = seal;
        this.clock = clock;
    }

    /** A contact that customer-service no longer holds, and secret parameters. */
    record Particulars(@Nullable String phone, @Nullable String email, Map<String, String> parameters) {}

    @NotAudited("Read for a message, whose sending is recorded")
    @GetMapping("/internal/particulars/{notificationId}")
    @Permitted("internal.request-particulars")
    Mono<ResponseEntity<Particulars>> give(@PathVariable UUID notificationId) {
        return store.code(notificationId, clock.instant())
                .flatMap(code -> code(notificationId, code))
                .switchIfEmpty(Mono.defer(() -> store.notice(notificationId).flatMap(this::notice)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("particulars-not-found")))
                .map(found ->
                        ResponseEntity.ok().header("Cache-Control", "no-store").body(found));
    }

    /** With the contact that it was meant for; nothing if that was erased meanwhile. */
    private Mono<Particulars> code(UUID id, Code found) {
        return customers
                .contactPoints(found.customerId(), found.contactAsOf())
                .flatMap(points -> Mono.justOrEmpty(points.address(found.channel())))
                .map(address -> switch (found.channel()) {
                    case SMS -> new Particulars(address, null, codeParameters(id, found.box()));
                    case EMAIL -> new Particulars(null, address, codeParameters(id, found.box()));
                })
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("particulars-not-found")));
    }

    private Map<String, String> codeParameters(UUID id, byte[] box) {
        String code = new String(seal.open(box, "identity-code:" + id), StandardCharsets.UTF_8);
        return Map.of("code", code);
    }

    private Mono<Particulars> notice(Notice notice) {
        return keyring.keysOf(notice.requestId()).map(keys -> open(notice, keys));
    }

    private static Particulars open(Notice notice, CustomerKeys keys) {
        var parameters = new LinkedHashMap<String, String>();
        String reason = open(keys, DataCategory.INTERACTION, "decision", notice.decision());
        String citation = open(keys, DataCategory.INTERACTION, "citation", notice.citation());
        if (reason != null && citation != null) {
            parameters.put("reason", reason);
            parameters.put("citation", citation);
        }
        return new Particulars(
                open(keys, DataCategory.CONTACT, "phone", notice.phone()),
                open(keys, DataCategory.CONTACT, "email", notice.email()),
                parameters);
    }

    private static @Nullable String open(
            CustomerKeys keys, DataCategory category, String field, byte @Nullable [] box) {
        return box == null || !keys.living(category)
                ? null
                : new String(keys.open(category, field, box), StandardCharsets.UTF_8);
    }
}
