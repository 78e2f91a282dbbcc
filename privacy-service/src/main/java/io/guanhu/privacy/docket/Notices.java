package io.guanhu.privacy.docket;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Reference;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Requests, in the current transaction, messages about the progress of a request. They are sent on
 * every channel that the bank has, so that somebody who controls one of the customer's channels cannot
 * hide them from the customer.
 */
@Component
public class Notices {

    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.EMAIL);
    private static final String SELF = "privacy-service";

    private final RequestStore requests;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Notices(RequestStore requests, Outbox outbox, Ids ids, Clock clock) {
        this.requests = requests;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Void> submitted(Filing filing, Locale locale) {
        return request(
                filing,
                locale,
                "erasure-submitted",
                Map.of(
                        "reference", Reference.of(filing.requestId()),
                        "deadline", filing.deadline().toString()));
    }

    public Mono<Void> cancelled(Filing filing, Locale locale) {
        return request(filing, locale, "erasure-cancelled", Map.of("reference", Reference.of(filing.requestId())));
    }

    /**
     * The request expired unconfirmed.
     *
     * @param proven whether the customer had proven their identity by then
     */
    public Mono<Void> expired(Filing filing, Locale locale, boolean proven) {
        return request(
                filing,
                locale,
                "erasure-expired",
                Map.of("reference", Reference.of(filing.requestId()), proven ? "unconfirmed" : "unproven", "yes"));
    }

    /** PIPL art. 50: gives the reasons (filled in at send time) and the right to sue. */
    public Mono<Void> refused(Filing filing, Locale locale) {
        return Flux.fromIterable(CHANNELS)
                .concatMap(channel -> {
                    UUID id = ids.next();
                    return requests.notice(id, filing.requestId(), channel)
                            .then(outbox.append(refusal(id, filing, locale, channel)));
                })
                .then();
    }

    private NotificationRequested refusal(UUID id, Filing filing, Locale locale, Channel channel) {
        return NotificationRequested.message(id, filing.customerId(), clock.instant())
                .template("erasure-refused")
                .channel(channel)
                .locale(Language.nearestTo(locale))
                .parameters(Map.of("reference", Reference.of(filing.requestId())))
                .particulars(SELF)
                .purpose(Purpose.LEGAL_NOTICE)
                .build();
    }

    private Mono<Void> request(Filing filing, Locale locale, String template, Map<String, String> parameters) {
        return outbox.append(CHANNELS.stream()
                .map(channel -> NotificationRequested.message(ids.next(), filing.customerId(), clock.instant())
                        .template(template)
                        .channel(channel)
                        .locale(Language.nearestTo(locale))
                        .parameters(parameters)
                        .purpose(Purpose.SERVICE)
                        .build())
                .toList());
    }
}
