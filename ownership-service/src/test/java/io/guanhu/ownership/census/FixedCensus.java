package io.guanhu.ownership.census;

import io.guanhu.platform.census.Prefixes;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts as configured by a test. */
final class FixedCensus extends StewardCensusStore {

    final List<CensusPart> parts = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    FixedCensus() {
        super(Memory.noDatabase());
    }

    void member(String prefix, UUID id) {
        members.add(new Member(prefix, id));
    }

    @Override
    public Mono<List<CensusPart>> parts(Collection<String> prefixes, Instant asOf) {
        return Mono.fromSupplier(() -> parts.stream()
                .filter(each -> prefixes.contains(Prefixes.parent(each.prefix())))
                .toList());
    }

    @Override
    public Flux<Member> members(Collection<String> prefixes, Instant asOf) {
        return Flux.fromStream(() -> members.stream().filter(each -> prefixes.contains(each.prefix())));
    }
}
