package io.guanhu.customer.people;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.values.Marking;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** The real suppression list over a map, with hashes that are quick to compute. */
public final class InMemorySuppressionList {

    private static final SuppressionProperties QUICK =
            new SuppressionProperties(DataSize.ofKilobytes(8), 1, 1, Duration.ofSeconds(10));
    private static final SlowHash HASH = new SlowHash(QUICK);

    private final Memory memory;
    private final InMemorySuppressionStore store;
    private final SuppressionList list;

    public InMemorySuppressionList(Memory memory) {
        this.memory = memory;
        this.store = new InMemorySuppressionStore(memory);
        this.list = new SuppressionList(store, new OneSecret(), QUICK, HASH);
    }

    private static final class OneSecret implements SuppressionSecrets {

        @Override
        public int current() {
            return 1;
        }

        @Override
        public Map<Integer, byte[]> living() {
            return Map.of(1, new byte[] {1});
        }
    }

    public SuppressionList list() {
        return list;
    }

    /** Somebody with this profile was erased. */
    public void erased(Profile profile, Mark... marks) {
        Set<Mark> wanted = marks.length == 0
                ? EnumSet.allOf(Mark.class)
                : Arrays.stream(marks).collect(Collectors.toSet());
        memory.run(list.add(memory.get(list.entries(Marking.of(profile), wanted)), Memory.NOW));
    }

    /** All marks on the list. */
    public List<Mark> marks() {
        return store.all().stream()
                .map(Entry::known)
                .map(SuppressionList.Known::mark)
                .toList();
    }
}
