package io.guanhu.platform.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of long work in this service. */
record JobTypes(Map<String, JobWork> byType) {

    static JobTypes of(List<JobWork> works) {
        return new JobTypes(works.stream().collect(Collectors.toUnmodifiableMap(JobWork::type, Function.identity())));
    }

    Set<String> types() {
        return byType.keySet();
    }

    JobWork of(String type) {
        return Objects.requireNonNull(byType.get(type), type);
    }

    /** A job left behind by an earlier version has no work, so it may be cancelled. */
    boolean isCancellable(String type) {
        @Nullable JobWork work = byType.get(type);
        return work == null || work.isCancellable();
    }
}
