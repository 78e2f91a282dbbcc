package io.guanhu.customer.directory;

import io.guanhu.customer.model.registration.Directory.KnownManager;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Branches and managers in memory, whose lists are complete. */
public final class InMemoryDirectory {

    private final Map<String, Boolean> branches;
    private final Map<String, KnownManager> managers;
    private final DirectoryCheck check = new DirectoryCheck(new Store());

    public InMemoryDirectory(Memory memory) {
        this.branches = memory.rows();
        this.managers = memory.rows();
    }

    public DirectoryCheck check() {
        return check;
    }

    public void branch(String path, boolean open) {
        branches.put(path, open);
    }

    private final class Store extends DirectoryStore {

        Store() {
            super(Memory.noDatabase());
        }

        @Override
        Flux<Known> known() {
            return Flux.just(
                    new Known(Listed.BRANCHES, branches.size(), branches.size(), Memory.NOW),
                    new Known(Listed.MANAGERS, managers.size(), managers.size(), Memory.NOW));
        }

        @Override
        Mono<Map<String, Boolean>> open(Collection<String> asked) {
            return Mono.fromSupplier(() -> {
                Map<String, Boolean> known = new HashMap<>(branches);
                known.keySet().retainAll(asked);
                return known;
            });
        }

        @Override
        Mono<Map<String, KnownManager>> managers(Collection<String> asked) {
            return Mono.fromSupplier(() -> {
                Map<String, KnownManager> known = new HashMap<>(managers);
                known.keySet().retainAll(asked);
                return known;
            });
        }
    }
}
