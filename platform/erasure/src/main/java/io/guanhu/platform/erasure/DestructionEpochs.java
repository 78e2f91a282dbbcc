package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Destruction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The epochs of this service's key store in which the keys of one order end. */
public record DestructionEpochs(List<Entry> entries) {

    public static final DestructionEpochs NONE = new DestructionEpochs(List.of());

    /** Keys of these categories are destroyed in every copy once this epoch has closed. */
    public record Entry(long epoch, Set<DataCategory> categories) {}

    public DestructionEpochs {
        entries = List.copyOf(entries);
    }

    public static DestructionEpochs of(Collection<Destruction> destructions) {
        Map<Long, Set<DataCategory>> byEpoch = new TreeMap<>();
        for (Destruction destruction : destructions) {
            destruction
                    .keys()
                    .forEach((category, death) -> byEpoch.computeIfAbsent(death.epoch(), _ -> new TreeSet<>())
                            .add(category));
        }
        return new DestructionEpochs(byEpoch.entrySet().stream()
                .map(each -> new Entry(each.getKey(), each.getValue()))
                .toList());
    }

    /** As one token: {@code 7=CONTACT+MARKETING,8=ACCOUNT}. */
    public String written() {
        return entries.stream()
                .map(each -> each.categories().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining("+", each.epoch() + "=", "")))
                .collect(Collectors.joining(","));
    }

    /** Reads the result of {@link #written}. */
    public static DestructionEpochs read(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        return new DestructionEpochs(Stream.of(written.split(",", -1))
                .map(each -> each.split("=", -1))
                .map(each -> new Entry(
                        Long.parseLong(each[0]),
                        Stream.of(each[1].split("\\+", -1))
                                .map(DataCategory::valueOf)
                                .collect(Collectors.toSet())))
                .toList());
    }

    /** The last of the epochs, since they close in order. */
    public OptionalLong last() {
        return entries.stream().mapToLong(Entry::epoch).max();
    }
}
