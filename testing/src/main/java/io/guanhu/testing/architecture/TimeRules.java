package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.List;

/**
 * Tests must be able to set the time. {@link System#nanoTime()} measures durations, and is allowed.
 */
final class TimeRules {

    private static final String CONSTRUCTOR = "<init>";

    private TimeRules() {}

    static ArchRule timeComesFromTheClock(Excepted excepted) {
        return classes()
                .should(new ForbiddenCalls(
                        describe("a call that reads the machine's clock", TimeRules::readsTheMachinesClock), excepted))
                .as("time comes from an injected Clock");
    }

    private static boolean readsTheMachinesClock(JavaAccess<?> access) {
        if (!(access instanceof JavaCodeUnitAccess<?> call)) {
            return false;
        }
        JavaClass owner = call.getTargetOwner();
        List<JavaClass> arguments = call.getTarget().getRawParameterTypes();
        return switch (call.getName()) {
            case "now" ->
                owner.getPackageName().startsWith("java.time")
                        && arguments.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class);
            case "getInstance" -> owner.isAssignableTo(Calendar.class);
            case CONSTRUCTOR ->
                (owner.isEquivalentTo(Date.class) || owner.isAssignableTo(Calendar.class)) && arguments.isEmpty();
            default -> false;
        };
    }
}
