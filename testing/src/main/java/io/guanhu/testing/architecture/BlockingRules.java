package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Blocking code holds an event loop's thread, and code that subscribes loses errors, context and
 * cancellation.
 */
final class BlockingRules {

    private static final String CONCURRENT = "java.util.concurrent.";

    /** Calls on a type and its subtypes. */
    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            entry(
                    "org.reactivestreams.Publisher",
                    Set.of(
                            "block",
                            "blockFirst",
                            "blockLast",
                            "blockOptional",
                            "connect",
                            "subscribe",
                            "subscribeWith",
                            "toFuture",
                            "toIterable",
                            "toStream")),
            entry(CONCURRENT + "Future", Set.of("get", "invoke", "join")),
            entry(CONCURRENT + "ExecutorService", Set.of("awaitTermination", "close", "invokeAll", "invokeAny")),
            entry(CONCURRENT + "CompletionService", Set.of("take")),
            entry(CONCURRENT + "BlockingQueue", Set.of("put", "take")),
            entry(CONCURRENT + "BlockingDeque", Set.of("putFirst", "putLast", "takeFirst", "takeLast")),
            entry(CONCURRENT + "TransferQueue", Set.of("transfer")),
            entry(CONCURRENT + "Exchanger", Set.of("exchange")),
            entry(CONCURRENT + "CountDownLatch", Set.of("await")),
            entry(CONCURRENT + "CyclicBarrier", Set.of("await")),
            entry(CONCURRENT + "Phaser", Set.of("arriveAndAwaitAdvance", "awaitAdvance", "awaitAdvanceInterruptibly")),
            entry(CONCURRENT + "Semaphore", Set.of("acquire", "acquireUninterruptibly")),
            entry(CONCURRENT + "locks.Condition", Set.of("await", "awaitNanos", "awaitUninterruptibly", "awaitUntil")),
            entry(CONCURRENT + "locks.LockSupport", Set.of("park", "parkNanos", "parkUntil")),
            entry(CONCURRENT + "TimeUnit", Set.of("sleep", "timedJoin", "timedWait")),
            entry("java.lang.Thread", Set.of("join", "sleep")),
            entry("java.lang.Process", Set.of("waitFor")),
            entry("java.net.http.HttpClient", Set.of("send")));

    /** These wait if they are given a time limit, and otherwise return immediately. */
    private static final Set<String> WITH_A_LIMIT = Set.of("offer", "poll", "tryAcquire", "tryLock", "tryTransfer");

    private BlockingRules() {}

    static ArchRule nothingBlocks(Excepted excepted) {
        return classes()
                .should(new ForbiddenCalls(
                        describe("a call that blocks or subscribes", BlockingRules::blocks), excepted))
                .as("main code neither blocks, nor subscribes by itself, nor sleeps");
    }

    private static boolean blocks(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> call
                && (isListed(call.getTargetOwner(), call.getName()) || waitsForAWhile(call) || waitsForNotify(call));
    }

    private static boolean isListed(JavaClass owner, String name) {
        return CALLS.entrySet().stream()
                .anyMatch(calls -> calls.getValue().contains(name) && owner.isAssignableTo(calls.getKey()));
    }

    private static boolean waitsForAWhile(JavaCodeUnitAccess<?> call) {
        return WITH_A_LIMIT.contains(call.getName())
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(TimeUnit.class) || type.isEquivalentTo(Duration.class));
    }

    /** {@link Object#wait()} and its variants, on any type. */
    private static boolean waitsForNotify(JavaCodeUnitAccess<?> call) {
        return call.getName().equals("wait")
                && call.getTarget().getRawParameterTypes().stream().allMatch(JavaClass::isPrimitive);
    }
}
