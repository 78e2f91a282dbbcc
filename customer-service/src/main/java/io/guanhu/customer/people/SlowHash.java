package io.guanhu.customer.people;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.platform.runtime.NoTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Argon2id (RFC 9106) with a secret: equal marks have equal hashes, and guessing marks is slow even
 * with the secret. There is one salt for each kind of mark, because hashes must be searchable. Uses
 * threads and memory of its own, and must never be computed while holding a database connection.
 */
final class SlowHash implements AutoCloseable {

    static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int WAITING = 10_000;

    private final Scheduler threads;
    private final int parallel;
    private final Duration patience;

    SlowHash(SuppressionProperties properties) {
        this.parallel = properties.threads();
        this.patience = properties.patience();
        this.threads = Schedulers.newBoundedElastic(parallel, WAITING, "slow-hash", 60, true);
    }

    /** A mark to hash, and how. */
    record Task(Mark mark, String text, Recipe recipe, byte[] secret) {

        /** Does not show the text. */
        @Override
        public String toString() {
            return "Task[" + mark + "]";
        }
    }

    /**
     * The hashes in the order of the tasks. Each caller has at most as many tasks in progress as
     * there are threads, so that a single registration does not wait for a whole import.
     */
    Mono<List<byte[]>> of(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return Mono.just(List.of());
        }
        return NoTransaction.required("A slow hash is computed")
                .thenMany(Flux.fromIterable(tasks))
                .flatMapSequential(task -> Mono.fromCallable(() -> hash(task)).subscribeOn(threads), parallel, 1)
                .collectList()
                .timeout(patience)
                .onErrorMap(
                        TimeoutException.class,
                        _ -> new QueryTimeoutException("The slow hashes were not computed in time"))
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> new TransientDataAccessResourceException("Too many slow hashes are waiting"))
                .publishOn(Schedulers.parallel());
    }

    private static byte[] hash(Task task) {
        Recipe recipe = task.recipe();
        byte[] purpose = task.mark().code().getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(recipe.memory())
                .withIterations(recipe.passes())
                .withParallelism(recipe.lanes())
                .withSalt(salt(purpose))
                .withSecret(task.secret())
                .withAdditional(purpose)
                .build());
        byte[] hash = new byte[BYTES];
        argon2.generateBytes(task.text().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] salt(byte[] purpose) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("guanhu suppression ".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha256.digest(purpose), SALT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
