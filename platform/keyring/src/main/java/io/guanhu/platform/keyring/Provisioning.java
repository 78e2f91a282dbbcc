package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Creates keys for all concurrent callers in one change of the tree. Changes happen one after the
 * other anyway, so a hundred keys take hardly longer than one.
 */
final class Provisioning implements AutoCloseable {

    private static final int WAITING = 10_000;
    private static final int OWNERS_AT_ONCE = 5_000;

    private final KeyTree tree;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;
    private volatile boolean closed;

    private record Request(Wanted wanted, CompletableFuture<Map<UUID, OwnerKeys>> answer) {}

    Provisioning(KeyTree tree) {
        this.tree = tree;
        this.writer = Thread.ofPlatform().daemon().name("key-store-writer").start(this::writeForever);
    }

    /** The keys of these owners, including new ones. */
    CompletableFuture<Map<UUID, OwnerKeys>> submit(Wanted wanted) {
        Request request = new Request(wanted, new CompletableFuture<>());
        if (closed || !requests.offer(request)) {
            request.answer()
                    .completeExceptionally(
                            new RejectedExecutionException("Too many requests are waiting for new keys"));
        }
        return request.answer();
    }

    private void writeForever() {
        while (!closed) {
            try {
                write(batch(requests.take()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Request> batch(Request first) {
        List<Request> batch = new ArrayList<>(List.of(first));
        int owners = first.wanted().owners().size();
        while (owners < OWNERS_AT_ONCE) {
            Request next = requests.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            owners += next.wanted().owners().size();
        }
        return batch;
    }

    private void write(List<Request> batch) {
        try {
            Map<UUID, OwnerKeys> keys =
                    tree.provide(batch.stream().map(Request::wanted).toList());
            batch.forEach(request -> request.answer().complete(keys));
        } catch (RuntimeException e) {
            batch.forEach(request -> request.answer().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        requests.forEach(
                request -> request.answer().completeExceptionally(new RejectedExecutionException("The service stops")));
    }
}
