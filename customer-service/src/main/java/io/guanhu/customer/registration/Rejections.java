package io.guanhu.customer.registration;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.RejectionStore.Rejection;
import io.guanhu.customer.values.Marking;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers which registrations were rejected without storing the person: only a slow keyed hash of
 * the document, as on the suppression list.
 */
@Component
public class Rejections {

    private final RejectionStore store;
    private final SuppressionList list;
    private final CustomerProperties properties;
    private final Clock clock;

    Rejections(RejectionStore store, SuppressionList list, CustomerProperties properties, Clock clock) {
        this.store = store;
        this.list = list;
        this.properties = properties;
        this.clock = clock;
    }

    /** Hashes a document; empty if there is none. Takes time, so call it outside transactions. */
    public Mono<Optional<Known>> hash(Profile profile) {
        return list.entries(Marking.of(profile), Set.of(Mark.DOCUMENT))
                .map(entries -> entries.stream().map(Entry::known).findFirst());
    }

    /**
     * The hashed documents of new people, if any rejection is remembered. Usually the same hash was
     * already computed for the suppression list.
     */
    public Mono<List<Optional<Known>>> hash(List<Profile> profiles, List<Person> people) {
        return store.any(clock.instant())
                .flatMapMany(any -> Flux.range(0, people.size())
                        .concatMap(at ->
                                any ? hash(profiles.get(at), people.get(at)) : Mono.just(Optional.<Known>empty())))
                .collectList();
    }

    private Mono<Optional<Known>> hash(Profile profile, Person person) {
        Optional<Known> known = person.hashed().marks().stream()
                .filter(each -> each.mark() == Mark.DOCUMENT)
                .filter(each -> each.recipe().equals(list.recipe()))
                .findFirst();
        return known.isPresent() ? Mono.just(known) : hash(profile);
    }

    /** The remembered rejection of each document, if any. */
    Mono<List<Optional<Rejection>>> of(List<Optional<Known>> documents) {
        List<Known> asked =
                documents.stream().flatMap(Optional::stream).distinct().toList();
        Mono<Map<Known, Rejection>> found = asked.isEmpty() ? Mono.just(Map.of()) : store.find(asked, clock.instant());
        return found.map(rejections -> {
            List<Optional<Rejection>> each = new ArrayList<>();
            documents.forEach(document -> each.add(document.map(rejections::get)));
            return each;
        });
    }

    public Mono<Void> remember(UUID check, Known document, Reason reason, @Nullable UUID customer) {
        return store.insert(
                check,
                document,
                new Rejection(reason, customer, clock.instant().plus(properties.rememberRejectionsFor())));
    }
}
