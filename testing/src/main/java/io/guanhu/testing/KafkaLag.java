package io.guanhu.testing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many of the shared broker's records a service has not processed yet. */
public final class KafkaLag {

    private static final Lazy<Admin> ADMIN = new Lazy<>(
            () -> Admin.create(Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers())));

    private KafkaLag() {}

    /**
     * Records that were published but not committed by the service's consumers, in all partitions
     * in which these have ever committed.
     */
    public static long of(String service) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = ADMIN.get()
                    .listConsumerGroupOffsets(service)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = ADMIN.get()
                    .listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            return committed.entrySet().stream()
                    .mapToLong(each -> behind(each.getValue(), ends.get(each.getKey())))
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The broker returned no offsets", e);
        }
    }

    private static long behind(OffsetAndMetadata committed, @Nullable ListOffsetsResultInfo end) {
        return Objects.requireNonNull(end).offset() - committed.offset();
    }
}
