package io.guanhu.customer.registration;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.Verdict;
import io.guanhu.customer.matching.Verdict.Free;
import io.guanhu.customer.matching.Verdict.Repeated;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.people.DocumentFingerprints;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.Prospect.Accepted;
import io.guanhu.customer.registration.Prospect.Held;
import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.customer.registration.RejectionStore.Rejection;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides what can be done with drafts. Callers never learn whether a person resembles a customer
 * or somebody who was erased: both are held, with the same message, even if the document is the
 * same. Only callers who can see a customer anyway are told about a duplicate.
 */
@Component
class Triage {

    static final String DUPLICATE = "duplicate-customer";

    /** For a member of staff: the registration waits for a check. */
    static final String NEEDS_CHECK = "registration-needs-check";

    /** For systems and files: nothing is stored, and a member of staff must register the person. */
    static final String NEEDS_PERSON = "registration-needs-person";

    private static final String REJECTED = "registration-rejected";
    private static final String ALREADY_CUSTOMER = "already-customer";

    /** Problems that are reported for customers whom the sender may know about. */
    static final Set<String> OF_KNOWN_CUSTOMERS = Set.of(DUPLICATE, ALREADY_CUSTOMER);

    private final Matching matching;
    private final Rejections rejections;
    private final CheckStore checks;
    private final DocumentFingerprints fingerprints;
    private final Customers customers;
    private final Ids ids;
    private final Clock clock;

    Triage(
            Matching matching,
            Rejections rejections,
            CheckStore checks,
            DocumentFingerprints fingerprints,
            Customers customers,
            Ids ids,
            Clock clock) {
        this.matching = matching;
        this.rejections = rejections;
        this.checks = checks;
        this.fingerprints = fingerprints;
        this.customers = customers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A person to be registered.
     *
     * @param id the id of the future customer
     * @param print shows whether there is an open check of the same document
     * @param document hashed as for rejections; empty if none is remembered
     */
    record Newcomer(UUID id, Draft draft, Person person, String print, Optional<Known> document) {}

    /** Takes time, so call it outside transactions. */
    Mono<List<Newcomer>> prepare(List<Draft> drafts) {
        List<Profile> profiles = drafts.stream().map(Draft::profile).toList();
        return matching.newcomers(profiles)
                .flatMap(people ->
                        rejections.hash(profiles, people).map(documents -> newcomers(drafts, people, documents)));
    }

    private List<Newcomer> newcomers(List<Draft> drafts, List<Person> people, List<Optional<Known>> documents) {
        List<Newcomer> newcomers = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            newcomers.add(new Newcomer(
                    ids.next(), draft, people.get(at), fingerprints.of(draft.profile()), documents.get(at)));
        }
        return newcomers;
    }

    /**
     * Must come first in a transaction. Prevents anybody who may be one of them from being
     * registered at the same time.
     */
    Mono<Void> awaitTurn(List<Newcomer> newcomers) {
        return matching.awaitTurn(newcomers.stream().map(Newcomer::person).toList());
    }

    /** In the order of the drafts. All queries run for all of them, whatever the results. */
    Mono<List<Prospect>> prospects(Sender sender, List<Newcomer> newcomers) {
        return Mono.zip(
                        matching.assess(newcomers.stream().map(Newcomer::person).toList()),
                        checks.openWith(newcomers.stream().map(Newcomer::print).toList(), clock.instant()),
                        rejections.of(newcomers.stream().map(Newcomer::document).toList()))
                .flatMap(found -> known(sender, found.getT1(), found.getT3())
                        .map(known -> prospects(
                                sender, newcomers, new Found(found.getT1(), found.getT2(), found.getT3(), known))));
    }

    /**
     * What was found.
     *
     * @param waiting the prints of documents with an open check, and who registered each
     * @param known the customers that the sender may be told about
     */
    private record Found(
            List<Verdict> verdicts,
            Map<String, String> waiting,
            List<Optional<Rejection>> rejections,
            Set<UUID> known) {}

    private Mono<Set<UUID>> known(Sender sender, List<Verdict> verdicts, List<Optional<Rejection>> rejections) {
        Set<UUID> named = Stream.concat(
                        verdicts.stream().flatMap(Triage::candidates),
                        rejections.stream()
                                .flatMap(Optional::stream)
                                .map(Rejection::customerId)
                                .flatMap(Stream::ofNullable))
                .collect(Collectors.toSet());
        return customers.knownTo(
                sender.caller(), sender.isPerson() ? "" : sender.origin().name(), named);
    }

    /** The candidates, including the holder of the document. */
    private static Stream<UUID> candidates(Verdict verdict) {
        return verdict instanceof Suspect suspect ? suspect.suspicion().candidates().stream() : Stream.empty();
    }

    private static Optional<UUID> holder(Verdict verdict) {
        return verdict instanceof Suspect suspect ? suspect.holder() : Optional.empty();
    }

    private static List<Prospect> prospects(Sender sender, List<Newcomer> newcomers, Found found) {
        List<Prospect> prospects = new ArrayList<>();
        for (int at = 0; at < newcomers.size(); at++) {
            Newcomer newcomer = newcomers.get(at);
            Verdict verdict = found.verdicts().get(at);
            String waiting = found.waiting().get(newcomer.print());
            Optional<Refused> remembered = found.rejections().get(at).map(each -> refused(each, found.known()));
            Prospect prospect = prospect(sender, newcomer, verdict, waiting != null, found.known())
                    .orElse(remembered);
            boolean repeated = sender.caller().id().equals(waiting);
            prospects.add(!repeated && matchesUnknown(verdict, found.known()) ? prospect.asUnknownMatch() : prospect);
        }
        return prospects;
    }

    /** Whether it may be somebody the sender may not know about. */
    private static boolean matchesUnknown(Verdict verdict, Set<UUID> known) {
        return verdict instanceof Suspect suspect
                && (suspect.suspicion().listed().isPresent()
                        || !known.containsAll(suspect.suspicion().candidates()));
    }

    /** For customers unknown to the sender, the answer is the same as for erased people. */
    private static Later prospect(Sender sender, Newcomer newcomer, Verdict verdict, boolean waiting, Set<UUID> known) {
        if (holder(verdict).filter(known::contains).isPresent()) {
            return Later.of(Refused.of(DUPLICATE));
        }
        return switch (verdict) {
            case Verdict _ when waiting -> Later.of(sender.held());
            case Repeated _ -> Later.of(Refused.of(DUPLICATE));
            case Free _ -> Later.of(new Accepted(newcomer.id()));
            case Suspect suspect ->
                new Later(
                        sender.isPerson() ? new Held(newcomer.id(), suspect.suspicion(), false) : sender.held(),
                        !sender.mayOverrideRejection());
        };
    }

    /** A prospect, and whether a remembered rejection takes precedence over it. */
    private record Later(Prospect prospect, boolean yields) {

        static Later of(Prospect prospect) {
            return new Later(prospect, false);
        }

        Prospect orElse(Optional<Refused> remembered) {
            return yields && remembered.isPresent() ? remembered.get() : prospect;
        }
    }

    /** That the person is a customer is told only to those who may know about that customer. */
    private static Refused refused(Rejection rejection, Set<UUID> known) {
        UUID customer = rejection.customerId();
        return customer != null && known.contains(customer)
                ? new Refused(ALREADY_CUSTOMER, customer, rejection.until(), false)
                : new Refused(REJECTED, null, rejection.until(), false);
    }
}
