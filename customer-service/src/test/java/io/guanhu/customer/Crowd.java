package io.guanhu.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many who act at the same time. */
final class Crowd {

    private Crowd() {}

    /** What each of so many was answered; fails if that takes longer. */
    static <T> List<T> of(int size, Callable<T> act, Duration patience) throws Exception {
        return of(Stream.generate(() -> act).limit(size).toList(), patience);
    }

    /** The answers, in order. */
    static <T> List<T> of(List<Callable<T>> acts, Duration patience) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(acts, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
