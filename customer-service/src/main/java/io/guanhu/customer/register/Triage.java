package io.guanhu.customer.register;

import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.Verdict;
import io.guanhu.customer.matching.Verdict.Free;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.matching.Verdict.Taken;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.model.RegistrationCheck.Reason;
import io.guanhu.customer.people.DocumentPrints;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.register.Prospect.Accepted;
import io.guanhu.customer.register.Prospect.Held;
import io.guanhu.customer.register.Prospect.Refused;
import io.guanhu.customer.register.RejectionStore.Rejection;
import io.guanhu.customer.vault.Customers;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells what is to become of drafts. Nothing tells the caller whether somebody is like a customer
 * or like somebody who was erased: both are held, and both in the same words.
 */
@Component
class Triage {

    static final String DUPLICATE = "duplicate-customer";

    /** Of a member of staff: what was sent waits for a person. */
    static final String NEEDS_CHECK = "registration-needs-check";

    /** Of a machine, or of a file: nothing is kept, a member of staff must register the person. */
    private static final String NEEDS_PERSON = "registration-needs-person";

    private static final String REJECTED = "registration-rejected";
    private static final String ALREADY_CUSTOMER = "already-customer";

    private final Matching matching;
    private final Rejections rejections;
    private final CheckStore checks;
    private final DocumentPrints prints;
    private final Customers customers;
    private final Ids ids;
    private final Clock clock;

    Triage(
            Matching matching,
            Rejections rejections,
            CheckStore checks,
            DocumentPrints prints,
            Customers customers,
            Ids ids,
            Clock clock) {
        this.matching = matching;
        this.rejections = rejections;
        this.checks = checks;
        this.prints = prints;
        this.customers = customers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody who is to be registered.
     *
     * @param id of the customer to be
     * @param print says whether a check of the same document is open
     * @param document hashed as rejections remember it; empty if none is remembered
     */
    record Newcomer(UUID id, Draft draft, Person person, String print, Optional<Known> document) {}

    /** Who sends drafts, and from where. */
    record Sender(Caller caller, String origin) {

        boolean isPerson() {
            return origin.equals("STAFF");
        }

        /** Operations may have a rejected registration checked anew. */
        boolean mayInsist() {
            return isPerson() && caller.has(Roles.OPERATIONS);
        }

        Refused held() {
            return Refused.of(isPerson() ? NEEDS_CHECK : NEEDS_PERSON);
        }
    }

    /** Takes time, and therefore no transaction. */
    Mono<List<Newcomer>> prepare(List<Draft> drafts) {
        List<Profile> profiles = drafts.stream().map(Draft::profile).toList();
        return matching.newcomers(profiles)
                .flatMap(
                        people ->
                                rejections
                                        .hashed(profiles, people)
                                        .map(documents -> newcomers(drafts, people, documents)));
    }

    private List<Newcomer> newcomers(
            List<Draft> drafts, List<Person> people, List<Optional<Known>> documents) {
        List<Newcomer> newcomers = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            newcomers.add(
                    new Newcomer(
                            ids.next(),
                            draft,
                            people.get(at),
                            prints.of(draft.profile()),
                            documents.get(at)));
        }
        return newcomers;
    }

    /** In the order of the newcomers. All is asked for everybody, whatever comes of it. */
    Mono<List<Prospect>> prospects(Sender sender, List<Newcomer> newcomers) {
        return Mono.zip(
                        matching.judge(newcomers.stream().map(Newcomer::person).toList()),
                        checks.openWith(
                                newcomers.stream().map(Newcomer::print).toList(), clock.instant()),
                        remembered(sender, newcomers))
                .map(
                        found -> {
                            List<Prospect> prospects = new ArrayList<>();
                            for (int at = 0; at < newcomers.size(); at++) {
                                Newcomer newcomer = newcomers.get(at);
                                boolean waiting = found.getT2().contains(newcomer.print());
                                Verdict verdict = found.getT1().get(at);
                                prospects.add(
                                        prospect(sender, newcomer, verdict, waiting)
                                                .orElse(found.getT3().get(at)));
                            }
                            return prospects;
                        });
    }

    private static Later prospect(
            Sender sender, Newcomer newcomer, Verdict verdict, boolean waiting) {
        return switch (verdict) {
            case Taken() -> Later.of(Refused.of(DUPLICATE));
            case Verdict known when waiting -> Later.of(sender.held());
            case Free() -> Later.of(new Accepted(newcomer.id()));
            case Suspect suspect ->
                    new Later(
                            sender.isPerson()
                                    ? new Held(newcomer.id(), suspect.suspicion())
                                    : sender.held(),
                            !sender.mayInsist());
        };
    }

    /** A prospect, and whether a rejection that is remembered comes before it. */
    private record Later(Prospect prospect, boolean yields) {

        static Later of(Prospect prospect) {
            return new Later(prospect, false);
        }

        Prospect orElse(Optional<Refused> remembered) {
            return yields && remembered.isPresent() ? remembered.get() : prospect;
        }
    }

    private Mono<List<Optional<Refused>>> remembered(Sender sender, List<Newcomer> newcomers) {
        return rejections
                .of(newcomers.stream().map(Newcomer::document).toList())
                .flatMap(
                        found ->
                                customers
                                        .reachedOf(sender.caller(), named(found))
                                        .map(
                                                reached ->
                                                        found.stream()
                                                                .map(
                                                                        each ->
                                                                                each.map(
                                                                                        known ->
                                                                                                refused(
                                                                                                        known,
                                                                                                        reached)))
                                                                .toList()));
    }

    private static Set<UUID> named(List<Optional<Rejection>> rejections) {
        return rejections.stream()
                .flatMap(Optional::stream)
                .map(Rejection::customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Refused refused(Rejection rejection, Set<UUID> reached) {
        UUID customer = rejection.customerId();
        return rejection.reason() == Reason.ALREADY_CUSTOMER
                ? new Refused(
                        ALREADY_CUSTOMER,
                        customer != null && reached.contains(customer) ? customer : null,
                        rejection.until())
                : new Refused(REJECTED, null, rejection.until());
    }
}
