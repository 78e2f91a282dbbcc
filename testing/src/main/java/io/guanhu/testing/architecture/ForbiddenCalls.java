package io.guanhu.testing.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls, including method references, that only the excepted classes may make; and each of these
 * must make one.
 */
final class ForbiddenCalls extends ArchCondition<JavaClass> {

    private final DescribedPredicate<JavaAccess<?>> forbidden;
    private final Excepted excepted;
    private final Map<String, String> unneeded = new TreeMap<>();

    ForbiddenCalls(DescribedPredicate<JavaAccess<?>> forbidden, Excepted excepted) {
        super("not make %s", forbidden.getDescription());
        this.forbidden = forbidden;
        this.excepted = excepted;
    }

    @Override
    public void init(Collection<JavaClass> allTypes) {
        unneeded.clear();
        unneeded.putAll(excepted.whys());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream().filter(forbidden).forEach(call -> {
            unneeded.remove(Excepted.outermost(type).getName());
            if (!excepted.contains(type)) {
                events.add(SimpleConditionEvent.violated(call, call.getDescription()));
            }
        });
    }

    @Override
    public void finish(ConditionEvents events) {
        unneeded.forEach((type, why) -> events.add(SimpleConditionEvent.violated(
                type, "%s needs no exception any more (it was: %s)".formatted(type, why))));
    }
}
