package io.guanhu.customer.imports;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.Rejections;
import io.guanhu.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many lines of an import can be hashed in the time allowed. This is measured before each
 * import by hashing a fictitious person in every way that a line is hashed, because it depends on
 * the machine and its load, on how the suppression list was hashed, and on whether rejections are
 * remembered.
 */
@Component
class Capacity {

    /** This few are always accepted. */
    private static final int SMALL = 20;

    private static final int TRIED = 2;

    /** A person with all marks; the document's number is never issued. */
    private static final Profile NOBODY = new Profile(Map.of(
            BuiltIn.NAME, new Text("Nobody"),
            BuiltIn.ID_TYPE, new Text(IdType.RESIDENT_ID.name()),
            BuiltIn.ID_NUMBER, new Text(number("11010118500101000")),
            BuiltIn.PHONE, new Text("+8614200000000"),
            BuiltIn.EMAIL, new Text("nobody@example.com")));

    private final Matching matching;
    private final Rejections rejections;
    private final Duration within;
    private final Clock clock;

    Capacity(Matching matching, Rejections rejections, CustomerProperties properties, Clock clock) {
        this.matching = matching;
        this.rejections = rejections;
        this.within = properties.importWithin();
        this.clock = clock;
    }

    private static String number(String body) {
        return body + ResidentId.checkCharacter(body);
    }

    /** Refuses more lines than fit, and says how many do. */
    Mono<Void> require(int lines) {
        return lines <= SMALL
                ? Mono.empty()
                : measured()
                        .map(taken -> fitting(taken, within))
                        .flatMap(fit -> lines <= fit ? Mono.empty() : Mono.error(tooLong(fit)));
    }

    /** Zero if nothing needs hashing, because the list is empty and no rejection is remembered. */
    private Mono<Duration> measured() {
        List<Profile> nobodies = Collections.nCopies(TRIED, NOBODY);
        return Mono.defer(() -> {
            Instant before = clock.instant();
            return hash(nobodies).map(idle -> idle ? Duration.ZERO : Duration.between(before, clock.instant()));
        });
    }

    /** Hashes as an import does. Returns whether there was nothing to hash. */
    private Mono<Boolean> hash(List<Profile> nobodies) {
        return matching.newcomers(nobodies)
                .flatMap(people -> rejections.hash(nobodies, people).map(documents -> isIdle(people, documents)));
    }

    private static boolean isIdle(List<Person> people, List<Optional<Known>> documents) {
        return people.stream().allMatch(each -> each.hashed().marks().isEmpty())
                && documents.stream().allMatch(Optional::isEmpty);
    }

    /**
     * @param taken the time for {@link #TRIED} lines
     */
    static int fitting(Duration taken, Duration within) {
        return taken.isZero()
                ? Integer.MAX_VALUE
                : Math.clamp(TRIED * within.toNanos() / taken.toNanos(), SMALL, Integer.MAX_VALUE);
    }

    private static ProblemException tooLong(int fit) {
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "import-too-long", fit)
                .with("lines", fit);
    }
}
